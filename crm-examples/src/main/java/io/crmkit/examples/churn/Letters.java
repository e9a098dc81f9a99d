package io.crmkit.examples.churn;

import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.content.ContentPolicy;
import io.crmkit.ai.content.ContentPorts;
import io.crmkit.ai.content.Contents;
import io.crmkit.ai.content.Order;
import io.crmkit.ai.content.Templates;
import io.crmkit.ai.content.model.Consent;
import io.crmkit.ai.content.model.Content.Begun;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.Draft;
import io.crmkit.ai.content.model.MailLaw;
import io.crmkit.ai.content.model.Recipient;
import io.crmkit.ai.content.model.Sender;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.examples.command.Source;
import io.crmkit.testkit.ai.content.InMemoryContentRepository;
import io.crmkit.testkit.ai.content.InMemorySuppressions;
import io.crmkit.testkit.ai.content.InMemoryTemplateRepository;
import io.crmkit.testkit.ai.llm.FakeLlm;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Clock;
import java.time.LocalDate;

/** Drafts e-mails about offers by a model that is none, up to where somebody has to approve them. */
final class Letters {

  private static final TenantId TENANT = new TenantId("desk");
  private static final TemplateId TEMPLATE = new TemplateId("offer");
  private static final Actor AUTHOR = new Actor("desk");
  private static final Sender SENDER = Sender.builder("Northwind Sample Ltd", MailLaw.UWG)
      .postalAddress("1 Example Street, 10115 Berlin").optOut("Unsubscribe: https://northwind.example/out")
      .disclosure("This text was drafted with the help of AI and approved by a person.").build();

  private final Contents contents;
  private final Clock clock;

  Letters(Clock clock) {
    this.clock = clock;
    InMemoryOutbox outbox = new InMemoryOutbox();
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository(outbox);
    new Templates(templates, clock).publish(TENANT, TEMPLATE, AUTHOR,
        Source.of(null, "/io/crmkit/examples/churn/retention-letter.json").text()).orElseThrow();
    contents = new Contents(new ContentPorts(new InMemoryContentRepository(outbox), templates,
        new InMemorySuppressions(), new FakeLlm()), ContentPolicy.USUAL, clock);
  }

  /** A draft that waits for somebody's approval. */
  record Letter(String customer, Draft draft) {}

  /** Drafts a letter about an offer; the address is made up of the id. */
  Letter write(String customer, Offer offer, String offered) {
    ContentId id = new ContentId("letter-" + customer);
    Facts facts = Facts.of(Fact.person("contact", customer), Fact.wording("product", offered),
        Fact.day("valid_until", LocalDate.ofInstant(offer.until(), clock.getZone())));
    String address = customer.replaceAll("[^A-Za-z0-9]", "-") + "@customers.example";
    contents.generate(TENANT, id, AUTHOR,
        Order.of(TEMPLATE, SENDER).facts(facts).to(new Recipient(address, Consent.CUSTOMER)).build()).orElseThrow();
    contents.submit(TENANT, id, 1, AUTHOR).orElseThrow();
    Begun begun = (Begun) contents.find(TENANT, id).orElseThrow().value();
    return new Letter(customer, begun.drafted().variants().get(0).draft());
  }
}
