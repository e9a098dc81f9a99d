package io.crmkit.forecast.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastChange;
import io.crmkit.forecast.model.ForecastId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps forecasts and their history.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the forecasts of another. The
 * contract in crm-testkit proves an implementation.
 */
public interface ForecastRepository {

  Optional<Stored<Forecast>> find(TenantId tenant, ForecastId id);

  /**
   * Writes the state and its events into the history and the outbox, all or nothing, if nobody else has written the
   * forecast since it was read.
   *
   * @return the new state with the version that a next change must quote
   * @throws StaleWriteException if the stored version is not the one that {@code change} was based on
   */
  Stored<Forecast> save(TenantId tenant, ForecastId id, ForecastChange change);

  /** Returns up to {@code limit} events of a forecast with a sequence above {@code after}, oldest first. */
  List<DomainEvent> history(TenantId tenant, ForecastId id, long after, int limit);

  /** Returns the forecasts of a tenant in the order of their ids. */
  Page<ForecastId> all(TenantId tenant, PageRequest page);
}
