package io.crmkit.ai.sentiment.port;

import io.crmkit.ai.sentiment.model.ScoredText;
import io.crmkit.ai.sentiment.model.TimeSpan;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;

/** Keeps what was scored. Implementations are safe for concurrent use. */
public interface SentimentRepository {

  /**
   * Keeps what is known of a text.
   *
   * @return false if there is one of the same id already, which then stays as it is
   */
  boolean append(TenantId tenant, ScoredText scored);

  /** Returns what an account has within a span, the oldest first, those of the same time by their ids. */
  Page<ScoredText> list(TenantId tenant, String account, TimeSpan span, PageRequest page);

  /** Forgets one text; returns whether it was there. */
  boolean forget(TenantId tenant, String id);

  /** Forgets everything of an account, and returns how many texts there were. */
  int forgetAccount(TenantId tenant, String account);

  /** Forgets what was written before an instant, and returns how many texts there were. */
  int purge(TenantId tenant, Instant writtenBefore);
}
