"""Evidence: what is known of an indicator: observed, projected, derived, bounded by its parts."""

from dualcarbon.evidence.closure import needed
from dualcarbon.evidence.joined import carried_on, observed_until
from dualcarbon.evidence.known import Evidence, Known

__all__ = ["Evidence", "Known", "carried_on", "needed", "observed_until"]
