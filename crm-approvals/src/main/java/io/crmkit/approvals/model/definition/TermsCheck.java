package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.core.naming.JsonPointer;
import java.util.List;

/** Finds what of the terms of a definition cannot be meant. */
final class TermsCheck {

  private final Definition definition;
  private final Findings findings;

  TermsCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
  }

  void run() {
    LockPolicy lock = definition.terms().lock();
    if (lock != null) {
      lock(lock, JsonPointer.ROOT.child("lock"));
    }
    ReworkPolicy rework = definition.terms().rework();
    if (rework != null && rework.to().contains(Target.REQUESTER)) {
      waiting();
    }
  }

  /** No ladder climbs while a request waits for its requester. */
  private void waiting() {
    if (definition.expiresAfter() == null && definition.administrators().isEmpty()) {
      findings.warning(JsonPointer.ROOT.child("rework").child("to"), "may-wait-for-ever",
          "a request that is sent back may wait for its requester for ever: set expires_after, or name administrators");
    }
  }

  private void lock(LockPolicy lock, JsonPointer at) {
    if (lock.free().parties().contains(Party.EVERYBODY)) {
      findings.warning(at.child("for"), "lock-without-effect",
          "nothing is locked for anybody: leave the lock out, or name for whom it is not");
    }
    administrators(lock.free(), at);
    List<LockPolicy.Exemption> exemptions = lock.exemptions();
    for (int i = 0; i < exemptions.size(); i++) {
      administrators(exemptions.get(i).whom(), at.child("except").child(i));
    }
  }

  private void administrators(Whom whom, JsonPointer at) {
    if (whom.parties().contains(Party.ADMINISTRATORS) && definition.administrators().isEmpty()) {
      findings.error(at.child("for"), "no-administrators",
          "the lock speaks of administrators, but the definition names none: set administrators");
    }
  }
}
