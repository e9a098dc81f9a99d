package io.crmkit.record.model;

import io.crmkit.core.Refusal;
import java.util.List;

/** Why a command to a pipeline was refused. */
public sealed interface PipelineRefusal extends Refusal {

  /** The new definition leaves out stages that deals may be in or have been in. */
  record StagesRemoved(List<String> stages) implements PipelineRefusal {

    public StagesRemoved {
      stages = List.copyOf(stages);
    }

    @Override
    public String code() {
      return "record.stages-removed";
    }

    @Override
    public String message() {
      return "Deals may be in the stages %s, which the definition leaves out; keep them and retire them."
          .formatted(stages);
    }
  }

  /** The new definition would close deals, reopen them, or make lost ones of won ones. */
  record CategoryChanged(String stage, StageCategory is, StageCategory wouldBe) implements PipelineRefusal {
    @Override
    public String code() {
      return "record.category-changed";
    }

    @Override
    public String message() {
      return "The stage '%s' is %s and cannot become %s; add a stage of another key and retire this one."
          .formatted(stage, is, wouldBe);
    }
  }
}
