"""dualcarbon: is this place on course for the carbon goals it has announced, and how far off is it?"""

from dualcarbon.version import __version__

__all__ = ["__version__"]
