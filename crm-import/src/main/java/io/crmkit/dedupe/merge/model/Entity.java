package io.crmkit.dedupe.merge.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** What is known of one person, company or thing. */
public sealed interface Entity {

  /** Nothing was ever told of it. */
  record Blank() implements Entity {}

  /**
   * It stands for itself.
   *
   * @param records its own records, in the order in which they came
   * @param edits what was put in by hand, oldest first
   * @param merges what was merged into it, oldest first
   */
  record Living(List<SourceRecord> records, List<FieldEdit> edits, List<MergeStep> merges) implements Entity {

    static final Living EMPTY = new Living(List.of(), List.of(), List.of());

    public Living {
      records = List.copyOf(records);
      edits = List.copyOf(edits);
      merges = List.copyOf(merges);
    }

    /** Hands over every record, its own and those of merges, with the merges it came by, the outermost first. */
    void eachRecord(BiConsumer<SourceRecord, List<MergeId>> each) {
      eachPart(List.of(), (part, path) -> part.records.forEach(record -> each.accept(record, path)));
    }

    /** Hands over every edit, its own and those of merges, with the merges it came by, the outermost first. */
    void eachEdit(BiConsumer<FieldEdit, List<MergeId>> each) {
      eachPart(List.of(), (part, path) -> part.edits.forEach(edit -> each.accept(edit, path)));
    }

    private void eachPart(List<MergeId> path, BiConsumer<Living, List<MergeId>> each) {
      each.accept(this, path);
      for (MergeStep step : merges) {
        List<MergeId> longer = new ArrayList<>(path);
        longer.add(step.id());
        step.absorbed().eachPart(longer, each);
      }
    }

    /** Returns every record, its own and those of merges. */
    public List<SourceRecord> allRecords() {
      List<SourceRecord> all = new ArrayList<>();
      eachRecord((record, path) -> all.add(record));
      return all;
    }

    /** Returns every merge, those within merges too. */
    public List<MergeStep> allMerges() {
      List<MergeStep> all = new ArrayList<>();
      eachPart(List.of(), (part, path) -> all.addAll(part.merges));
      return all;
    }

    int depth() {
      return 1 + merges.stream().mapToInt(step -> step.absorbed().depth()).max().orElse(0);
    }
  }

  /** It was merged into another, which speaks for it until that merge is undone. */
  record Absorbed(EntityId into, MergeId merge) implements Entity {

    public Absorbed {
      Objects.requireNonNull(into, "into");
      Objects.requireNonNull(merge, "merge");
    }
  }
}
