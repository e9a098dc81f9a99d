package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Entity.Living;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a merge out of an entity, wherever in it: what remains and what is released are what both would be had the merge
 * never been, because changes of records are kept on the side whose record it is. Only an edit over a value that the merge
 * had brought can belong to either side, and so is asked for.
 */
final class Releasing {

  private final MergeId merge;
  private final Map<String, EditGoes> goes;
  private final Set<MergeId> gone = new HashSet<>();
  private final List<FieldEdit> undecided = new ArrayList<>();
  private final List<FieldEdit> following = new ArrayList<>();

  Releasing(MergeStep step, Map<String, EditGoes> goes) {
    this.merge = step.id();
    this.goes = goes;
    gone.add(step.id());
    step.absorbed().allMerges().forEach(each -> gone.add(each.id()));
  }

  static Optional<MergeStep> find(Living living, MergeId merge) {
    return living.allMerges().stream().filter(step -> step.id().equals(merge)).findFirst();
  }

  List<FieldEdit> undecided() {
    return undecided;
  }

  /** Returns what remains of an entity; what is not on the way to the merge stays the very same. */
  Living remaining(Living living) {
    List<MergeStep> merges = new ArrayList<>();
    boolean found = false;
    for (MergeStep step : living.merges()) {
      if (step.id().equals(merge)) {
        found = true;
      } else if (find(step.absorbed(), merge).isPresent()) {
        found = true;
        merges.add(step.with(remaining(step.absorbed())));
      } else {
        merges.add(step);
      }
    }
    return found ? new Living(living.records(), edits(living.edits()), merges) : living;
  }

  private List<FieldEdit> edits(List<FieldEdit> edits) {
    List<FieldEdit> staying = new ArrayList<>();
    for (FieldEdit edit : edits) {
      if (!edit.over().contains(merge)) {
        staying.add(edit);
        continue;
      }
      EditGoes goesTo = goes.get(edit.field());
      if (goesTo == null) {
        undecided.add(edit);
      } else {
        place(edit, goesTo, staying);
      }
    }
    return staying;
  }

  private void place(FieldEdit edit, EditGoes goesTo, List<FieldEdit> staying) {
    if (goesTo == EditGoes.STAYS || goesTo == EditGoes.BOTH) {
      staying.add(edit.over(edit.over().stream().filter(each -> !gone.contains(each)).toList()));
    }
    if (goesTo == EditGoes.FOLLOWS || goesTo == EditGoes.BOTH) {
      List<MergeId> within = edit.over().stream().filter(each -> gone.contains(each) && !each.equals(merge)).toList();
      following.add(edit.over(within));
    }
  }

  /** Returns what is released, with the edits that follow; to be asked after {@link #remaining}. */
  Living released(Living absorbed) {
    if (following.isEmpty()) {
      return absorbed;
    }
    List<FieldEdit> edits = new ArrayList<>(absorbed.edits());
    edits.addAll(following);
    return new Living(absorbed.records(), edits, absorbed.merges());
  }
}
