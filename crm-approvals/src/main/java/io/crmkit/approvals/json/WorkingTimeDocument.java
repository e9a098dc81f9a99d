package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reckoning.By;
import io.crmkit.core.json.ByFirstMember;
import org.jspecify.annotations.Nullable;

/** Whose calendars say what working time is: those of the people who are asked, or one of the tenant. */
@ByFirstMember
sealed interface WorkingTimeDocument {

  Reckoning reckoning();

  record Of(Whose of) implements WorkingTimeDocument {

    /** Whose calendars count. */
    enum Whose { APPROVERS }

    @Override
    public Reckoning reckoning() {
      return Reckoning.APPROVERS;
    }
  }

  record Named(Label calendar) implements WorkingTimeDocument {
    @Override
    public Reckoning reckoning() {
      return Reckoning.calendar(calendar.text());
    }
  }

  static @Nullable WorkingTimeDocument of(Reckoning reckoning) {
    if (reckoning.by() == By.CLOCK) {
      return null;
    }
    return reckoning.by() == By.APPROVERS
        ? new Of(Of.Whose.APPROVERS)
        : new Named(new Label(reckoning.calendar()));
  }
}
