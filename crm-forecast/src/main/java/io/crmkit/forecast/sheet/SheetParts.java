package io.crmkit.forecast.sheet;

import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Quota;
import io.crmkit.forecast.rollup.Tree;
import java.util.List;
import java.util.Map;

/** What a sheet is put together from; figures by period and node. */
record SheetParts(
    Tree tree,
    List<String> periods,
    Map<Column, SheetColumn> columns,
    List<List<Long>> deals,
    List<List<Long>> unpriced,
    Map<String, List<List<OverlayLine>>> overlays,
    Unassigned unassigned,
    Map<String, Unassigned> unassignedOverlays,
    List<MadeAdjustment> ineffective,
    List<Quota> outdated) {}
