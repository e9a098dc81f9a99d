package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.LockState;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Exemption;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Locks are what a look at every request says, after whatever has happened. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class LocksPropertiesTest {

  private static final List<ApprovalId> IDS = List.of(ID, new ApprovalId("A-2"), new ApprovalId("A-3"));
  private static final int MOVES = 5;
  private static final List<String> RECORDS = List.of("D-1", "D-2");

  @Property
  void aFieldIsLockedExactlyByThePendingRequestsThatDoNotFreeIt(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    // few moves, so that many requests are still pending
    for (Move move : scenario.moves().subList(0, Math.min(MOVES, scenario.moves().size()))) {
      IDS.forEach(id -> desk.play(id, move));
    }
    Map<String, LockState> locks = desk.service.locks(ACME, DefinitionArbitraries.ENTITY_TYPE, RECORDS);
    for (String record : RECORDS) {
      LockState lock = locks.getOrDefault(record, LockState.FREE);
      assertThat(desk.service.lock(ACME, DefinitionArbitraries.ENTITY_TYPE, record)).isEqualTo(lock);
      for (Actor person : StaffArbitraries.EVERYBODY) {
        List<String> locked = locked(desk, scenario.definition(), record, person);
        assertThat(lock.check(person, TermsArbitraries.FIELDS)
            .map(refusal -> refusal.fields().stream().map(field -> field.request() + " " + field.path()).sorted().toList())
            .orElse(List.of())).isEqualTo(locked);
        assertThat(lock.freeFields(person)).noneMatch(field -> lock.check(person, List.of(field)).isPresent());
        if (!lock.isFree()) {
          Statistics.label("locked").collect(locked.isEmpty() ? "nothing"
              : locked.size() % TermsArbitraries.FIELDS.size() == 0 ? "everything" : "some");
        }
      }
    }
    Statistics.label("locked").coverage(seen -> List.of("nothing", "everything", "some")
        .forEach(each -> seen.check(each).percentage(share -> share > 3)));
  }

  private static List<String> locked(Desk desk, Definition definition, String record, Actor person) {
    List<String> locked = new ArrayList<>();
    LockPolicy lock = definition.terms().lock();
    for (ApprovalId id : IDS) {
      Pending state = desk.state(id) instanceof Pending pending ? pending : null;
      if (lock != null && state != null && state.origin().subject().entityId().equals(record)) {
        TermsArbitraries.FIELDS.stream()
            .filter(field -> !isFree(desk, definition, lock, new OpenRequest(id, state), person, field))
            .forEach(field -> locked.add(id + " " + field));
      }
    }
    locked.sort(null);
    return locked;
  }

  private static boolean isFree(
      Desk desk, Definition definition, LockPolicy lock, OpenRequest request, Actor person, FieldPath field) {
    boolean free = isOneOf(desk, definition, lock.free(), request, person);
    for (Exemption exemption : lock.exemptions()) {
      for (FieldPath path : exemption.fields()) {
        boolean within = (field + ".").startsWith(path + ".");
        free |= within && isOneOf(desk, definition, exemption.whom(), request, person);
      }
    }
    return free;
  }

  private static boolean isOneOf(Desk desk, Definition definition, Whom whom, OpenRequest request, Actor person) {
    boolean found = isAmong(desk, whom.people(), request, person);
    for (Party party : whom.parties()) {
      found |= switch (party) {
        case EVERYBODY -> true;
        case REQUESTER -> request.state().origin().requester().equals(person);
        case ASKED -> request.state().asked().contains(person);
        case ADMINISTRATORS -> isAmong(desk, definition.administrators(), request, person);
      };
    }
    return found;
  }

  private static boolean isAmong(Desk desk, List<ApproverRef> refs, OpenRequest request, @Nullable Actor person) {
    Subject subject = request.state().origin().subject();
    Answers answers = new Answers(desk.staff(), subject, request.state().origin().requester());
    return refs.stream().anyMatch(ref -> answers.people(ref).contains(person));
  }
}
