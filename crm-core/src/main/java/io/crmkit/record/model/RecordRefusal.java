package io.crmkit.record.model;

import io.crmkit.core.Refusal;

/** Why a command to a record of any kind was refused. */
public sealed interface RecordRefusal extends Refusal {

  /** There is something of this id. */
  record AlreadyThere(String kind) implements RecordRefusal {
    @Override
    public String code() {
      return "record.already-there";
    }

    @Override
    public String message() {
      return "There is another %s of this id; choose another one.".formatted(kind);
    }
  }

  /** Nobody has made it yet; for what belongs to another tenant the answer is the same. */
  record NotThere(String kind) implements RecordRefusal {
    @Override
    public String code() {
      return "record.not-there";
    }

    @Override
    public String message() {
      return "There is no %s of this id.".formatted(kind);
    }
  }

  /** It is in the bin. */
  record InTheBin(String kind) implements RecordRefusal {
    @Override
    public String code() {
      return "record.in-the-bin";
    }

    @Override
    public String message() {
      return "The %s was deleted; restore it first.".formatted(kind);
    }
  }

  /** It is not in the bin. */
  record NotInTheBin(String kind) implements RecordRefusal {
    @Override
    public String code() {
      return "record.not-in-the-bin";
    }

    @Override
    public String message() {
      return "The %s was not deleted, so there is nothing to restore.".formatted(kind);
    }
  }
}
