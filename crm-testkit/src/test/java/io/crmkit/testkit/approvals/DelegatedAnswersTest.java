package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.CourseRefusal.NothingAsked;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import io.crmkit.core.paging.PageRequest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Delegates answer what was asked of their principals. */
class DelegatedAnswersTest {

  private static void delegate(Desk desk, Delegation.Builder delegation) {
    desk.store.delegations().add(ACME, delegation.build());
  }

  private static List<InboxItem> inbox(Desk desk, Actor person) {
    return desk.service.inbox(ACME, person, PageRequest.first(10)).items();
  }

  private static ApprovalEvent last(Desk desk) {
    List<ApprovalEvent> history = desk.history();
    return history.get(history.size() - 1);
  }

  @Nested
  class AnAnswer {

    private final Desk desk = asking(submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL))));

    private static Desk asking(Desk desk) {
      desk.command(ID, RequestInfo.ofRequester(BOB, "for whom?"), null).orElseThrow();
      return desk;
    }

    @Test
    void isGivenByADelegateOfWhoeverWasAsked() {
      assertThat(desk.refusal(new ProvideInfo(ERIN, "for us"))).isEqualTo(new NothingAsked(ERIN));
      delegate(desk, Delegation.of("1", ALICE, DAVE));
      delegate(desk, Delegation.of("2", DAVE, ERIN));

      assertThat(inbox(desk, ERIN)).extracting(InboxItem::ask, InboxItem::mandate)
          .containsExactly(tuple(Ask.ANSWER, new Mandate(ALICE, List.of(DAVE))));
      desk.command(ID, new ProvideInfo(ERIN, "for us"), null).orElseThrow();

      assertThat(last(desk)).isInstanceOfSatisfying(
          InfoProvided.class, answer -> assertThat(answer.by()).isEqualTo(ERIN));
      assertThat(inbox(desk, ERIN)).isEmpty();
    }

    @Test
    void isNotGivenByADelegateForOtherTimesOrDefinitions() {
      delegate(desk, Delegation.of("1", ALICE, ERIN).in("another"));
      delegate(desk, Delegation.of("2", ALICE, DAVE).until(desk.now()));

      assertThat(desk.refusal(new ProvideInfo(ERIN, "for us"))).isEqualTo(new NothingAsked(ERIN));
      assertThat(desk.refusal(new ProvideInfo(DAVE, "for us"))).isEqualTo(new NothingAsked(DAVE));
      assertThat(inbox(desk, ERIN)).isEmpty();
      assertThat(inbox(desk, DAVE)).isEmpty();
    }

    @Test
    void isNotGivenByADelegateWhoHasLeft() {
      delegate(desk, Delegation.of("1", ALICE, ZOE));

      assertThat(desk.refusal(new ProvideInfo(ZOE, "for us"))).isEqualTo(new Inactive(ZOE));
      assertThat(inbox(desk, ZOE)).isEmpty();
    }

    @Test
    void isNoVoteSoThatRulesAboutVotesOfDelegatesDoNotMatter() {
      Duties nobody = Duties.builder()
          .delegates(new DelegatePolicy(Votes.REFUSED, DelegatePolicy.Authority.PRINCIPAL, List.of())).build();
      Desk other = asking(submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)).duties(nobody)));
      delegate(other, Delegation.of("1", ALICE, ERIN));

      assertThat(inbox(other, ERIN)).hasSize(1);
      other.command(ID, new ProvideInfo(ERIN, "for us"), null).orElseThrow();
      assertThat(last(other)).isInstanceOf(InfoProvided.class);
    }
  }
}
