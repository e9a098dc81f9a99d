package io.crmkit.jdbc.sso;

import com.google.common.hash.Hashing;
import io.crmkit.core.Require;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.session.json.SessionFormats;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.Session.Blank;
import io.crmkit.sso.session.model.Session.Ended;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionFilter.OfProvider;
import io.crmkit.sso.session.model.SessionFilter.OfProviderSession;
import io.crmkit.sso.session.model.SessionFilter.OfSubject;
import io.crmkit.sso.session.model.SessionFilter.OfUser;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionStart;
import io.crmkit.sso.session.model.SessionStatistics;
import io.crmkit.sso.session.port.SessionRepository;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sessions in their table, with the columns by which they are found and the time of their last use. */
public final class JdbcSessionRepository extends JdbcStates<SessionId, Session> implements SessionRepository {

  private static final String LIST = "session/open";
  private static final String UNREVOKED = "session/unrevoked";
  private static final String LAPSES = Arrays.stream(EndReason.values()).filter(EndReason::isLapse)
      .map(reason -> ", '" + reason.name() + "'").collect(Collectors.joining());
  private static final String SELECT =
      "select session_id, seen_at, version, state from crm_session where tenant_id = ?";
  private static final String STARTED = "update crm_session"
      + " set user_id = ?, provider = ?, provider_session = ?, subject = ?, ends_at = ?, idle = ?, seen_at = ? where tenant_id = ? and session_id = ?";
  private static final String ENDED =
      "update crm_session set ended = ?, ended_at = ? where tenant_id = ? and session_id = ?";
  private static final String TOUCH =
      "update crm_session set seen_at = ? where tenant_id = ? and session_id = ? and seen_at < ?";
  private static final String STATISTICS = "select case when ended <> '' then ended"
      + " when seen_at + idle < ends_at and seen_at + idle <= ? then 'IDLE'"
      + " when seen_at + idle >= ends_at and ends_at <= ? then 'ABSOLUTE' else '' end as outcome, count(*)"
      + " from crm_session where tenant_id = ? and provider = ? group by outcome";

  public JdbcSessionRepository(Transactions transactions) {
    super(transactions, SessionFormats.SESSION, new StateTable("crm_session", "session_id"),
        JdbcSessionRepository::index);
  }

  @Override
  public Optional<SeenSession> seen(TenantId tenant, SessionId id) {
    return transactions().single(connection -> Jdbc.one(connection, SELECT + " and session_id = ?",
        params -> params.text(tenant.value()).text(id.value()), this::seen));
  }

  @Override
  public void touch(TenantId tenant, SessionId id, Instant used) {
    long at = EpochNanos.of(used);
    transactions().single(connection -> Jdbc.update(connection, TOUCH,
        params -> params.number(at).text(tenant.value()).text(id.value()).number(at)));
  }

  @Override
  public Page<SeenSession> open(TenantId tenant, SessionFilter filter, Instant now, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    Map<String, String> conditions = conditions(filter);
    long at = EpochNanos.of(now);
    String sql = open(conditions.keySet());
    List<SeenSession> found = transactions().single(connection -> Jdbc.list(connection, sql, params -> {
      params.text(tenant.value());
      for (String value : conditions.values()) {
        params.text(value);
      }
      params.text(after).number(at).number(at).number(page.limit() + 1);
    }, this::seen));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last.id().value())));
  }

  @Override
  public Page<SeenSession> unrevoked(TenantId tenant, SessionFilter filter, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(UNREVOKED, 1).orElseThrow().get(0);
    Map<String, String> conditions = conditions(filter);
    StringBuilder sql = new StringBuilder(SELECT);
    conditions.keySet().forEach(column -> sql.append(" and ").append(column).append(" = ?"));
    sql.append(" and session_id > ? and ended in (''").append(LAPSES).append(") order by session_id limit ?");
    List<SeenSession> found = transactions().single(connection -> Jdbc.list(connection, sql.toString(), params -> {
      params.text(tenant.value());
      for (String value : conditions.values()) {
        params.text(value);
      }
      params.text(after).number(page.limit() + 1);
    }, this::seen));
    return Page.of(found, page, last -> new Cursor(UNREVOKED, List.of(last.id().value())));
  }

  @Override
  public List<SeenSession> expired(TenantId tenant, Instant now, int limit) {
    Require.positive(limit, "limit");
    long at = EpochNanos.of(now);
    String sql = SELECT + " and ended = '' and (ends_at <= ? or seen_at + idle <= ?)"
        + " order by tenant_id, ended, session_id limit ?";
    return transactions().single(connection -> Jdbc.list(connection, sql,
        params -> params.text(tenant.value()).number(at).number(at).number(limit), this::seen));
  }

  @Override
  public SessionStatistics statistics(TenantId tenant, ProviderId provider, Instant now) {
    long at = EpochNanos.of(now);
    List<Map.Entry<String, Long>> counts = transactions().single(connection -> Jdbc.list(connection, STATISTICS,
        params -> params.number(at).number(at).text(tenant.value()).text(provider.value()),
        row -> Map.entry(row.text(), row.number())));
    long active = 0;
    Map<EndReason, Long> ended = new EnumMap<>(EndReason.class);
    for (Map.Entry<String, Long> count : counts) {
      if (count.getKey().isEmpty()) {
        active = count.getValue();
      } else {
        ended.put(EndReason.valueOf(count.getKey()), count.getValue());
      }
    }
    return new SessionStatistics(active, ended);
  }

  @Override
  public int purge(TenantId tenant, Instant endedBefore) {
    long before = EpochNanos.of(endedBefore);
    return forget(tenant, "ended_at < ?", params -> params.number(before));
  }

  private SeenSession seen(Row row) throws SQLException {
    SessionId id = new SessionId(row.text());
    Instant lastSeen = EpochNanos.instant(row.number());
    Stored<Session> stored = stored(row);
    return new SeenSession(id, stored, lastSeen);
  }

  /** The columns that must equal values; each set of them has an index that leads to a page in one step. */
  private static Map<String, String> conditions(SessionFilter filter) {
    Map<String, String> conditions = new LinkedHashMap<>();
    if (filter instanceof OfUser of) {
      conditions.put("user_id", of.user().value());
    } else if (filter instanceof OfProvider of) {
      conditions.put("provider", of.provider().value());
    } else if (filter instanceof OfProviderSession of) {
      conditions.put("provider", of.provider().value());
      conditions.put("provider_session", digest(of.index()));
    } else if (filter instanceof OfSubject of) {
      conditions.put("provider", of.provider().value());
      conditions.put("subject", digest(of.subject()));
    }
    return conditions;
  }

  private static String open(Set<String> columns) {
    StringBuilder sql = new StringBuilder(SELECT);
    columns.forEach(column -> sql.append(" and ").append(column).append(" = ?"));
    sql.append(" and ended = '' and session_id > ? and ends_at > ? and seen_at + idle > ? order by tenant_id");
    columns.forEach(column -> sql.append(", ").append(column));
    return sql.append(", ended, session_id limit ?").toString();
  }

  private static String digest(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private static void index(Connection connection, TenantId tenant, SessionId id, Change<Session> change)
      throws SQLException {
    Session after = change.after();
    if (change.before().value() instanceof Blank) {
      started(connection, tenant, id, (after instanceof Ended ended ? ended.before() : (Open) after).start());
    }
    if (after instanceof Ended ended && !(change.before().value() instanceof Ended)) {
      Jdbc.update(connection, ENDED,
          params -> params.text(ended.reason().name()).number(EpochNanos.of(ended.at()))
              .text(tenant.value()).text(id.value()));
    }
  }

  private static void started(Connection connection, TenantId tenant, SessionId id, SessionStart start)
      throws SQLException {
    Login login = start.login();
    ProviderSession provider = login == null ? null : login.provider();
    Jdbc.update(connection, STARTED, params -> params
        .text(login == null ? null : login.user().value())
        .text(provider == null ? null : provider.provider().value())
        .text(provider == null ? null : digestOrNull(provider.index()))
        .text(provider == null ? null : digest(provider.subject()))
        .number(EpochNanos.of(start.endsAt())).number(start.idle().toNanos()).number(EpochNanos.of(start.at()))
        .text(tenant.value()).text(id.value()));
  }

  private static @Nullable String digestOrNull(@Nullable String text) {
    return text == null ? null : digest(text);
  }
}
