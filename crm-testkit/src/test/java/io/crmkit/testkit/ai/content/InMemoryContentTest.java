package io.crmkit.testkit.ai.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.content.port.ContentRepository;
import io.crmkit.ai.content.port.TemplateRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Outbox;
import io.crmkit.testkit.event.InMemoryOutbox;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryContentTest {

  @Nested
  class OfContent extends ContentRepositoryContract {

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Override
    protected ContentRepository emptyRepository() {
      return new InMemoryContentRepository(outbox);
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class OfTemplates extends TemplateRepositoryContract {

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Override
    protected TemplateRepository emptyRepository() {
      return new InMemoryTemplateRepository(outbox);
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }

  @Test
  void suppressesAnAddressHoweverItIsSpelt() {
    TenantId acme = new TenantId("acme");
    InMemorySuppressions suppressions = new InMemorySuppressions();
    suppressions.suppress(acme, "Ada@Example.com");

    assertThat(suppressions.isSuppressed(acme, " ada@example.COM")).isTrue();
    assertThat(suppressions.isSuppressed(new TenantId("globex"), "ada@example.com")).isFalse();
  }
}
