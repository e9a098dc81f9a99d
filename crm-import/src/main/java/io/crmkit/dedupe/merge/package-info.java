/**
 * Merges entities, says of every value where it comes from, and takes a merge back as if it had never been.
 *
 * <pre>{@code
 * Survivorship survivorship = new Survivorship(SurvivorshipJson.read(policy, Set.of()).orElseThrow());
 * Merging merging = new Merging(storage.entities(), survivorship, clock);
 * merging.adopt(acme, ann, new SourceRecord("crm-17", "crm", modified, origin, values)).orElseThrow();
 * merging.merge(acme, new Pairing(ann, anne), new MergeId("M-1"), alice).orElseThrow();
 * merging.merged(acme, ann);                                     // values with their lineage
 * merging.unmerge(acme, ann, new MergeId("M-1"), Map.of(), alice).orElseThrow();
 * }</pre>
 *
 * <p>Every type here is safe to share between threads.
 */
@NullMarked
package io.crmkit.dedupe.merge;

import org.jspecify.annotations.NullMarked;
