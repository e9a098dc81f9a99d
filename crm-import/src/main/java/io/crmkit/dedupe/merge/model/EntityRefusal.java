package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Why a command to an entity was refused. */
public sealed interface EntityRefusal extends Refusal {

  /** Nothing was ever told of it. */
  record NoSuchEntity() implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.no-such-entity";
    }

    @Override
    public String message() {
      return "There is no entity with this id; adopt a record for it first.";
    }
  }

  /** Another speaks for it. */
  record MergedAway(EntityId into) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.merged-away";
    }

    @Override
    public String message() {
      return "The entity was merged into %s; ask that one, or undo the merge.".formatted(into);
    }
  }

  /** Both have the same record, or an entity has it already. */
  record RecordIsThere(String record) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.record-is-there";
    }

    @Override
    public String message() {
      return "The record %s is there already; a record belongs to one entity, so change it instead.".formatted(record);
    }
  }

  /** It has no such record. */
  record NoSuchRecord(String record) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.no-such-record";
    }

    @Override
    public String message() {
      return "The entity has no record %s; adopt it first.".formatted(record);
    }
  }

  /** It cannot be merged with itself. */
  record SameEntity(EntityId id) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.same-entity";
    }

    @Override
    public String message() {
      return "%s is one entity already; name two.".formatted(id);
    }
  }

  /** The id of the merge stands for another one. */
  record MergeIsThere(MergeId merge) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.merge-is-there";
    }

    @Override
    public String message() {
      return "There is another merge %s; name this one otherwise.".formatted(merge);
    }
  }

  /** There is no such merge to undo. */
  record NoSuchMerge(MergeId merge) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.no-such-merge";
    }

    @Override
    public String message() {
      return "No merge %s is in effect here; it may have been undone already.".formatted(merge);
    }
  }

  /** Merges of merges go deeper than can be kept. */
  record TooDeep(int most) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.too-deep";
    }

    @Override
    public String message() {
      return "Merges are nested at most %d deep; merge the older entity into the newer one's survivor instead."
          .formatted(most);
    }
  }

  /** It would be more than can be kept in one piece. */
  record TooLarge(long most) implements EntityRefusal {
    @Override
    public String code() {
      return "dedupe.too-large";
    }

    @Override
    public String message() {
      return "The records and edits of one entity have at most %,d characters; drop or shorten some first, or leave them apart."
          .formatted(most);
    }
  }

  /** Edits were made over values that the merge had brought, and somebody has to say whose they are. */
  record EditsToDecide(MergeId merge, List<FieldEdit> edits) implements EntityRefusal {

    public EditsToDecide {
      edits = List.copyOf(edits);
    }

    @Override
    public String code() {
      return "dedupe.edits-to-decide";
    }

    @Override
    public String message() {
      return "After the merge %s somebody edited what it had brought (%s); say for each field where the edit goes."
          .formatted(merge, edits.stream().map(FieldEdit::field).distinct().collect(Collectors.joining(", ")));
    }
  }
}
