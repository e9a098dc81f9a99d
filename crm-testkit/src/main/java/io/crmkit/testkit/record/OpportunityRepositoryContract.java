package io.crmkit.testkit.record;

import static io.crmkit.testkit.record.SalesScene.DETAILS;
import static io.crmkit.testkit.record.SalesScene.NEW;
import static io.crmkit.testkit.record.SalesScene.PRICING;
import static io.crmkit.testkit.record.SalesScene.RENEWALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.core.state.StateFormat;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityCommand.Delete;
import io.crmkit.record.model.OpportunityCommand.Edit;
import io.crmkit.record.model.OpportunityCommand.LinkLead;
import io.crmkit.record.model.OpportunityCommand.Move;
import io.crmkit.record.model.OpportunityCommand.Open;
import io.crmkit.record.model.OpportunityCommand.Price;
import io.crmkit.record.model.OpportunityCommand.Restore;
import io.crmkit.record.model.OpportunityCommand.Score;
import io.crmkit.record.model.OpportunityCommand.SetProbability;
import io.crmkit.record.model.OpportunityCommand.Transfer;
import io.crmkit.record.model.OpportunityDecider;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityFilter.All;
import io.crmkit.record.model.OpportunityFilter.InPipeline;
import io.crmkit.record.model.OpportunityFilter.InStage;
import io.crmkit.record.model.OpportunityFilter.OfAccount;
import io.crmkit.record.model.OpportunityFilter.OwnedBy;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.StageTarget;
import io.crmkit.record.model.WinProbability;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link OpportunityRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class OpportunityRepositoryContract
    extends StateRepositoryContract<OpportunityId, Opportunity, OpportunityCommand, OpportunityEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");

  @Override
  protected abstract OpportunityRepository emptyRepository();

  @Override
  protected Decider<Opportunity, OpportunityCommand, OpportunityEvent> decider() {
    return new OpportunityDecider();
  }

  @Override
  protected StateFormat<OpportunityId, Opportunity, OpportunityEvent> format() {
    return RecordFormats.OPPORTUNITY;
  }

  @Override
  protected List<OpportunityCommand> life() {
    OpportunityDetails yen = DETAILS.toBuilder().amount(Money.parse("JPY 5")).build();
    OpportunityDetails euro = DETAILS.toBuilder().amount(Money.parse("EUR -7.01")).contacts(List.of()).build();
    return List.of(
        new Open(DETAILS, to(Destination.beginning(NEW.id())), PRICING, ALICE, AT),
        new SetProbability(WinProbability.of("0.9999"), ALICE, AT.plusNanos(1)),
        new Score(WinProbability.ZERO, ALICE, AT.plusNanos(2)),
        new Edit(yen, NEW, ALICE, AT.plusNanos(3)),
        new Move(to(Destination.lost(NEW.id(), "lost", "zu teuer 💸")), PRICING, ALICE, AT.plusNanos(4)),
        new Edit(euro, NEW, ALICE, AT.plusNanos(5)),
        new Price(PRICING, ALICE, AT.plusNanos(6)),
        new Transfer(RENEWALS, Map.of("lost", "churned"), ALICE, AT.plusNanos(7)),
        new LinkLead(new LeadId("Größe 🚀 L"), ALICE, AT.plusNanos(8)),
        new Delete(ALICE, AT.plusNanos(8)),
        new Restore(ALICE, AT.plusNanos(9)),
        new SetProbability(null, ALICE, AT.plusNanos(10)));
  }

  @Test
  protected void listsDealsByPipelineStageOwnerAndAccount() {
    open("d", DETAILS, "lead");
    open("b", DETAILS, "proposal");
    open("c", DETAILS.toBuilder().owner(null).account(new AccountId("A-2")).build(), "lead");
    save(ACME, id("b"), new Transfer(RENEWALS, Map.of("proposal", "due"), ALICE, AT));

    assertThat(ids(new All())).containsExactly("b", "c", "d");
    assertThat(ids(new InPipeline(NEW.id()))).containsExactly("c", "d");
    assertThat(ids(new InStage(RENEWALS.id(), "due"))).containsExactly("b");
    assertThat(ids(new InStage(NEW.id(), "proposal"))).isEmpty();
    assertThat(ids(new OwnedBy(new Actor("ann@example.com")))).containsExactly("b", "d");
    assertThat(ids(new OfAccount(new AccountId("A-2")))).containsExactly("c");
  }

  @Test
  protected void listsDealsAsTheyAreWithTheVersionThatAnEditQuotes() {
    open("a", DETAILS, "lead");
    save(ACME, id("a"), new SetProbability(WinProbability.ONE, ALICE, AT));

    assertThat(list(ACME, new All())).containsExactly(new ListedOpportunity(id("a"),
        (Opportunity.Live) repository().find(ACME, id("a")).orElseThrow().value(), 2));
  }

  @Test
  protected void leavesOutWhatIsInTheBin() {
    open("a", DETAILS, "lead");
    save(ACME, id("a"), new Delete(ALICE, AT));
    assertThat(ids(new All())).isEmpty();
    assertThat(ids(new InPipeline(NEW.id()))).isEmpty();

    save(ACME, id("a"), new Restore(ALICE, AT));
    assertThat(ids(new InStage(NEW.id(), "lead"))).containsExactly("a");
  }

  @Test
  protected void neitherRepeatsNorSkipsDealsWhileOthersComeAndGo() {
    for (String id : List.of("e", "b", "d", "a", "c")) {
      open(id, DETAILS, "lead");
    }
    List<String> seen = new ArrayList<>();
    BoundedPages.stream(2, page -> deals().list(ACME, new InStage(NEW.id(), "lead"), page)).forEach(each -> {
      seen.add(each.id().value());
      save(ACME, each.id(), new Move(to(Destination.stage(NEW.id(), "proposal")), PRICING, ALICE, AT));
      open("0" + each.id(), DETAILS, "lead");
    });

    assertThat(seen).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  protected void listsNothingOfAnotherTenant() {
    open("a", DETAILS, "lead");

    assertThat(list(GLOBEX, new All())).isEmpty();
    assertThat(list(GLOBEX, new InPipeline(NEW.id()))).isEmpty();
  }

  private OpportunityRepository deals() {
    return (OpportunityRepository) repository();
  }

  private void open(String id, OpportunityDetails details, String stage) {
    save(ACME, id(id), new Open(details, to(Destination.stage(NEW.id(), stage)), PRICING, ALICE, AT));
  }

  private List<String> ids(OpportunityFilter filter) {
    return list(ACME, filter).stream().map(each -> each.id().value()).toList();
  }

  private List<ListedOpportunity> list(TenantId tenant, OpportunityFilter filter) {
    return BoundedPages.stream(2, page -> deals().list(tenant, filter, page)).toList();
  }

  private static OpportunityId id(String id) {
    return new OpportunityId(id);
  }

  private static StageTarget to(Destination destination) {
    return new StageTarget(NEW, destination);
  }
}
