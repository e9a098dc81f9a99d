package io.crmkit.testkit.ai.content;

import io.crmkit.ai.content.model.Brief;
import io.crmkit.ai.content.model.Channel;
import io.crmkit.ai.content.model.Consent;
import io.crmkit.ai.content.model.ContentCommand;
import io.crmkit.ai.content.model.ContentCommand.Approve;
import io.crmkit.ai.content.model.ContentCommand.Edit;
import io.crmkit.ai.content.model.ContentCommand.Keep;
import io.crmkit.ai.content.model.ContentCommand.MarkSent;
import io.crmkit.ai.content.model.ContentCommand.Reach;
import io.crmkit.ai.content.model.ContentCommand.Reject;
import io.crmkit.ai.content.model.ContentCommand.Submit;
import io.crmkit.ai.content.model.ContentCommand.Written;
import io.crmkit.ai.content.model.Draft;
import io.crmkit.ai.content.model.MailLaw;
import io.crmkit.ai.content.model.Origin;
import io.crmkit.ai.content.model.PromptTemplate;
import io.crmkit.ai.content.model.Recipient;
import io.crmkit.ai.content.model.Sender;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.content.model.TemplateRef;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary commands to a piece of content, by three people, with drafts of which some say what is no fact. */
public final class ContentArbitraries {

  private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");

  private ContentArbitraries() {}

  /** Returns the brief of an e-mail to Ada, who may be given a discount of 15 % until 30 April 2026. */
  public static Brief brief(Consent consent) {
    PromptTemplate template = new PromptTemplate(
        "Follow up", Channel.EMAIL, Locale.UK, "Follow up on a call.", null, List.of("discount"), List.of("cheapest"));
    Sender sender = Sender.builder("Größe Ltd", MailLaw.UWG).postalAddress("1 High Street, London")
        .optOut("Unsubscribe: https://example.com/u/7").disclosure("Written with the help of AI.").build();
    Facts facts = Facts.of(Fact.person("contact", "Ada Lovelace"), Fact.percentage("discount", "15"),
        Fact.day("until", LocalDate.of(2026, 4, 30)), Fact.quotation("note", "Please call back. 🚀"));
    return Brief.builder(new TemplateRef(new TemplateId("follow-up"), 1), template, sender).facts(facts)
        .to(new Recipient("ada@example.com", consent)).build();
  }

  /** Returns drafts, of which about two thirds are sound. */
  public static Arbitrary<Draft> drafts() {
    return Arbitraries.of(
        new Draft("Our offer", "Hello Ada, we can give you 15% off until 30 April 2026. Shall we talk?"),
        new Draft("Our offer", "Hello Ada, it was good to talk to you. Shall we go on?"),
        new Draft("15% for you", "Hello Ada, this is our offer for you. Tell me what you think. 🚀"),
        new Draft("Hello", "Hello Ada, do you have a moment for a short call?"),
        new Draft("20% for you", "Hello Ada, we can give you 20% off. Shall we talk?"),
        new Draft("Our offer", "Hello Ada, we are the cheapest. Shall we talk?"));
  }

  /** Returns any command, between them every one. */
  public static Arbitrary<ContentCommand> commands() {
    Arbitrary<Actor> people = Arbitraries.of("ann", "bob", "eve").map(Actor::new);
    Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 3);
    Arbitrary<Brief> briefs = Arbitraries.frequency(Tuple.of(9, Consent.EXPRESS),
        Tuple.of(1, Consent.NONE)).map(ContentArbitraries::brief);
    Arbitrary<List<Written>> written =
        drafts().map(draft -> new Written(draft, new Origin("fake", 1, 10, 5))).list().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.oneOf(
        Combinators.combine(briefs, written, people).as((brief, drafts, by) -> new Keep(brief, drafts, by, AT)),
        Combinators.combine(numbers, drafts(), people).as((number, draft, by) -> new Edit(number, draft, by, AT)),
        Combinators.combine(numbers, people).as((number, by) -> new Submit(number, by, AT)),
        people.map(by -> new Approve(by, AT)),
        people.map(by -> new Reject("not yet", by, AT)),
        Combinators.combine(Arbitraries.of(Reach.class), people).as((reach, by) -> new MarkSent(reach, by, AT)));
  }
}
