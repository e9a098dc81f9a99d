package io.crmkit.dedupe.index;

import io.crmkit.dedupe.index.model.ClusteredRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an index has to take over of what stands in its store.
 *
 * @param records as they stand there
 * @param gone the ids of records that do not, whether the index has them or not
 * @param joined which ids lead to which
 * @param parted ids that lead nowhere else in the store, though they do in the index
 */
record CatchUp(
    Collection<ClusteredRecord> records, Collection<String> gone, Map<String, String> joined, Set<String> parted) {

  static final CatchUp NOTHING = new CatchUp(List.of(), List.of(), Map.of(), Set.of());
}
