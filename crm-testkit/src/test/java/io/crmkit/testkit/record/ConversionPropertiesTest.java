package io.crmkit.testkit.record;

import static io.crmkit.testkit.record.ConversionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Stored;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.state.StateRepository;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Conversion;
import io.crmkit.record.model.ConversionPlan;
import io.crmkit.record.model.DealTarget;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.LeadTarget;
import io.crmkit.record.model.LeadTarget.Linked;
import io.crmkit.record.model.LeadTarget.Made;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.testkit.record.ConversionWorld.Act;
import io.crmkit.testkit.record.ConversionWorld.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds of leads and records however often leads are converted, and whoever comes in between. */
class ConversionPropertiesTest {

  private static final List<LeadId> LEADS = Stream.of("L1", "L2", "L3").map(LeadId::new).toList();
  private static final AccountId ACCOUNT = new AccountId("A1");
  private static final ContactId CONTACT = new ContactId("C1");
  private static final OpportunityId DEAL = new OpportunityId("D1");

  @Provide
  Arbitrary<List<Act>> lives() {
    Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Kind.CONVERT)), Tuple.of(3, Arbitraries.of(Kind.class)));
    Arbitrary<Act> alone = Combinators.combine(kinds, Arbitraries.of(LEADS), plans())
        .as((kind, lead, plan) -> new Act(kind, lead, plan, null));
    // two of three rivals are at the same lead and the same records
    Arbitrary<Act> acts = Combinators.combine(alone, alone.injectNull(0.3), Arbitraries.of(true, true, false))
        .as((act, rival, close) -> new Act(act.kind(), act.lead(), act.plan(), rival == null || !close
            ? rival
            : new Act(rival.kind(), act.lead(), act.plan(), null)));
    return acts.list().ofMinSize(2).ofMaxSize(12);
  }

  private static Arbitrary<ConversionPlan> plans() {
    return Combinators.combine(targets("A").map(target -> map(target, AccountId::new)),
        targets("C").map(target -> map(target, ContactId::new)), deals().injectNull(0.3))
        .as(ConversionPlan::new);
  }

  private static Arbitrary<LeadTarget<String>> targets(String letter) {
    return Arbitraries.of(new Linked<>(letter + 1), new Linked<>(letter + 1), new Linked<>(letter + 2),
        new Made<>(letter + 2), new Made<>(letter + 3), new Made<>(letter + 4), new Made<>(letter + 1));
  }

  private static <I> LeadTarget<I> map(LeadTarget<String> target, Function<String, I> id) {
    return target instanceof Made<String> ? new Made<>(id.apply(target.id())) : new Linked<>(id.apply(target.id()));
  }

  private static Arbitrary<DealTarget> deals() {
    OpportunityDetails details = OpportunityDetails.builder("Deal").build();
    return Arbitraries.of(2, 3, 4).map(number -> (DealTarget) new DealTarget.Opened(new OpportunityId("D" + number),
        details, Destination.beginning(DealArbitraries.NEW_BUSINESS.id())))
        .flatMap(opened -> Arbitraries.of(opened, opened,
            new DealTarget.Linked(DEAL), new DealTarget.Linked(new OpportunityId("D2"))));
  }

  /** Rule 1: a lead is converted once, and its first conversion is the one that counts. */
  @Property
  void aLeadIsConvertedOnceAndForGood(@ForAll("lives") List<Act> acts) {
    ConversionWorld world = world();
    Map<LeadId, Conversion> first = new HashMap<>();
    for (Act act : acts) {
      world.perform(act);
      converted(world).forEach(first::putIfAbsent);
      assertThat(converted(world)).isEqualTo(first);
    }
    first.keySet().forEach(lead ->
        assertThat(count(world.storage.leads().history(ACME, lead, 0, 100), "lead.converted")).isOne());
    world.outcomes.stream().filter(outcome -> outcome.startsWith("convert")).forEach(Statistics::collect);
    Statistics.coverage(seen -> {
      seen.check("convert: done").percentage(share -> share > 5);
      seen.check("convert: refused").percentage(share -> share > 5);
      seen.check("convert: nothing new").percentage(share -> share > 3);
      seen.check("convert: lost, then nothing new").percentage(share -> share > 0.5);
      seen.check("convert: lost, then done").count(n -> n > 0);
      seen.check("convert: lost, then refused").count(n -> n > 0);
    });
  }

  /** Rule 1: each record is made once at most, and none that belongs to no lead is left of a lost race or a refusal. */
  @Property
  void everyRecordIsMadeOnceAndForALead(@ForAll("lives") List<Act> acts) {
    ConversionWorld world = after(acts);
    InMemoryRecords storage = world.storage;
    Map<LeadId, Conversion> converted = converted(world);

    assertMade(storage.accounts(), "account.created", Set.of(ACCOUNT), converted.values().stream().map(Conversion::account));
    assertMade(storage.contacts(), "contact.created", Set.of(CONTACT), converted.values().stream().map(Conversion::contact));
    assertMade(storage.opportunities(), "opportunity.opened", Set.of(DEAL),
        converted.values().stream().map(Conversion::opportunity).filter(deal -> deal != null));
    Statistics.collect(converted.size());
    Statistics.coverage(seen -> {
      seen.check(1).percentage(share -> share > 10);
      seen.check(2).percentage(share -> share > 5);
    });
  }

  /** Rule 1: what a lead says of its records, they say of it, one for one; both survive edits and the bin. */
  @Property
  void noRelationIsLostAndNoneIsThereTwice(@ForAll("lives") List<Act> acts) {
    ConversionWorld world = after(acts);
    Map<LeadId, Conversion> converted = converted(world);

    assertLinks(world.storage.accounts(), converted, Conversion::account, ConversionPropertiesTest::leads);
    assertLinks(world.storage.contacts(), converted, Conversion::contact, ConversionPropertiesTest::leads);
    assertLinks(world.storage.opportunities(), converted, Conversion::opportunity, ConversionPropertiesTest::leads);
    converted.values().forEach(into -> assertTogether(world.storage, into));
    boolean shared = new HashSet<>(converted.values().stream().map(Conversion::account).toList()).size()
        < converted.size();
    Statistics.collect(shared ? "one account of several leads" : "each its own");
    Statistics.coverage(seen -> seen.check("one account of several leads").percentage(share -> share > 2));
  }

  private static <I, S> void assertMade(
      StateRepository<I, S> repository, String event, Set<I> before, Stream<I> converted) {
    Set<I> expected = new HashSet<>(before);
    converted.forEach(expected::add);
    List<I> all = Pages.stream(100, page -> repository.all(ACME, page)).toList();

    assertThat(all).containsExactlyInAnyOrderElementsOf(expected)
        .allSatisfy(id -> assertThat(count(repository.history(ACME, id, 0, 100), event)).isOne());
  }

  private static <I, S> void assertLinks(StateRepository<I, S> repository, Map<LeadId, Conversion> converted,
      Function<Conversion, I> into, Function<S, List<LeadId>> leads) {
    Pages.stream(100, page -> repository.all(ACME, page)).forEach(id -> {
      List<LeadId> expected = converted.keySet().stream().filter(lead -> id.equals(into.apply(converted.get(lead)))).toList();
      assertThat(leads.apply(repository.find(ACME, id).orElseThrow().value()))
          .containsExactlyInAnyOrderElementsOf(expected);
    });
  }

  /** The contact is with the account, and the deal is with both. */
  private static void assertTogether(InMemoryRecords storage, Conversion into) {
    Contact contact = storage.contacts().find(ACME, into.contact()).map(Stored::value).orElseThrow();
    assertThat((contact instanceof Contact.Deleted deleted ? deleted.before() : (Contact.Live) contact)
        .details().positions()).anyMatch(position -> position.account().equals(into.account()));
    if (into.opportunity() != null) {
      Opportunity deal = storage.opportunities().find(ACME, into.opportunity()).map(Stored::value).orElseThrow();
      OpportunityDetails details =
          (deal instanceof Opportunity.Deleted deleted ? deleted.before() : (Opportunity.Live) deal).details();
      assertThat(details.account()).isEqualTo(into.account());
      assertThat(details.contacts()).anyMatch(role -> role.contact().equals(into.contact()));
    }
  }

  private static List<LeadId> leads(Account account) {
    return (account instanceof Account.Deleted deleted ? deleted.before() : (Account.Live) account).leads();
  }

  private static List<LeadId> leads(Contact contact) {
    return (contact instanceof Contact.Deleted deleted ? deleted.before() : (Contact.Live) contact).leads();
  }

  private static List<LeadId> leads(Opportunity deal) {
    return (deal instanceof Opportunity.Deleted deleted ? deleted.before() : (Opportunity.Live) deal).leads();
  }

  private static Map<LeadId, Conversion> converted(ConversionWorld world) {
    Map<LeadId, Conversion> converted = new HashMap<>();
    for (LeadId lead : LEADS) {
      if (world.storage.leads().find(ACME, lead).orElseThrow().value() instanceof Lead.Converted locked) {
        converted.put(lead, locked.into());
      }
    }
    return converted;
  }

  private static long count(List<DomainEvent> history, String type) {
    return history.stream().filter(event -> event.type().equals(type)).count();
  }

  private static ConversionWorld after(List<Act> acts) {
    ConversionWorld world = world();
    acts.forEach(world::perform);
    return world;
  }

  private static ConversionWorld world() {
    return new ConversionWorld(LEADS, ACCOUNT, CONTACT, DEAL);
  }
}
