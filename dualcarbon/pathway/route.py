"""Year by year from the newest observation to a target."""

from __future__ import annotations

from dualcarbon.assessment import Gauge, assess_one
from dualcarbon.evidence import Evidence
from dualcarbon.pathway.drawn import Drawn
from dualcarbon.pathway.path import Pathway, Shape
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence, UnknownName, did_you_mean
from dualcarbon.target import Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset


def find_target(file: RegionFile, name: str) -> Target:
    """A target of a region by its id.

    Raises:
        UnknownName: the region has none of this id.
    """
    by_id = {target.id: target for target in file.targets}
    if name in by_id:
        return by_id[name]
    hint = did_you_mean(name, by_id) or Sentence(
        "dualcarbon show {region} lists them", region=file.region.slug
    )
    raise UnknownName(
        Sentence('no target "{name}" of {region}', name=name, region=file.region.called), hint=hint
    )


def pathway(
    file: RegionFile,
    target: Target,
    data: Dataset,
    *,
    start: int | None = None,
    shape: Shape | None = None,
) -> Pathway:
    """The path from the newest observation (or from ``start``) to the bound of a target.

    Args:
        file: the region.
        target: one of its targets with a number, or net zero.
        data: the data in use.
        start: the year to begin at; it has to be on record.
        shape: linear or geometric; the one of the required pace where None.

    Raises:
        DualcarbonError: the target has no number, or nothing is known to begin at.
    """
    if not target.form.is_numbered and target.form is not Form.NET_ZERO:
        raise DualcarbonError(
            Sentence("{id} has no number to lead to: {text}", id=target.id, text=target.text),
            hint=Sentence(
                "dualcarbon show {region} lists the targets that have one", region=file.region.slug
            ),
        )
    evidence = Evidence(data)
    main = next(one for one in assess_one(target, evidence) if one.main)
    graph = evidence.graph(target.region, target.indicator, main.definition)
    due = target.due
    if graph is None or due is None:
        raise DualcarbonError(
            Sentence(
                "nothing is known of {indicator} of {region} to begin at",
                indicator=target.indicator.called,
                region=file.region.called,
            ),
            hint="give observations with -t FILE; dualcarbon gaps names those that would do",
        )
    baseline = main.baseline_year if target.form.needs_baseline else None
    if target.form.needs_baseline and baseline is None:
        raise DualcarbonError(
            Sentence(
                "{id} is told against {baseline}, of which nothing is known",
                id=target.id,
                baseline=target.baseline,
            ),
            hint="give it with -t FILE; dualcarbon gaps names what is missing",
        )
    gauge = Gauge(target, graph, baseline=baseline)
    years = gauge.years
    if baseline is not None and not years:
        raise DualcarbonError(
            Sentence(
                "{id} is told against {baseline}, and no later year is known against it",
                id=target.id,
                baseline=target.baseline,
            ),
            hint="give it with -t FILE; dualcarbon gaps names what is missing",
        )
    first = start if start is not None else max((year for year in years if year < due), default=None)
    if first is None or first not in years or first >= due:
        known = Enumeration(years) or Sentence("no year")
        raise DualcarbonError(
            Sentence("the path cannot begin in {first}", first=first or Sentence("any year")),
            hint=Sentence("known: {known}", known=known),
        )
    drawn = Drawn(target, gauge, first, due, shape)
    return Pathway(
        target=target,
        definition=main.definition,
        shape=drawn.shape,
        rows=tuple(drawn.rows()),
        price_year=gauge.values.price_year,
        met_already=_is_met(gauge, first),
    )


def _is_met(gauge: Gauge, year: int) -> bool:
    """Whether a bound that is no rate is satisfied where the path begins."""
    measured = gauge.at(year)
    return measured is not None and not gauge.way.yearly and gauge.limit.holds(measured.amount.value)
