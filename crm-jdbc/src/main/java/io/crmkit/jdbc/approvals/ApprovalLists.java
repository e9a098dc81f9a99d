package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Pages of approvals, each read from where its index says that it begins. */
final class ApprovalLists {

  private static final String ASKING = "approvals/asking-by-id";
  private static final String ASKING_SQL = "select approval_id from crm_approval_seat"
      + " where tenant_id = ? and actor = ? and approval_id > ? order by tenant_id, actor, approval_id limit ?";

  private static final String INBOX = "approvals/inbox-by-time-step-and-ask";
  private static final String ASKED_SQL =
      "select tenant_id, since, approval_id, step, ask from crm_approval_seat where tenant_id = ? and actor = ?"
      + " and since >= ? and (since, approval_id, step, ask) > (?, ?, ?, ?)"
      + " order by tenant_id, actor, since, approval_id, step, ask limit ?";
  private static final String INBOX_SQL = "select s.since, s.approval_id, s.step, s.ask, a.entity_type, a.entity_id, a.requester"
      + " from (%s) s"
      + " join crm_approval a on a.tenant_id = s.tenant_id and a.approval_id = s.approval_id"
      + " order by s.since, s.approval_id, s.step, s.ask";
  private static final String INBOX_OF_ONE = INBOX_SQL.formatted(ASKED_SQL);

  private static final String PINNED = "approvals/pinned-by-id";
  private static final String PINNED_SQL = "select approval_id from crm_approval where tenant_id = ?"
      + " and definition = ? and definition_version = ? and status = 'PENDING' and approval_id > ?"
      + " order by tenant_id, definition, definition_version, status, approval_id limit ?";

  private static final String SUBJECT = "approvals/of-subject-by-time";
  private static final String SUBJECT_SQL = "select submitted_at, approval_id from crm_approval"
      + " where tenant_id = ? and entity_type = ? and entity_id = ? and submitted_at >= ?"
      + " and (submitted_at, approval_id) > (?, ?)"
      + " order by tenant_id, entity_type, entity_id, submitted_at, approval_id limit ?";

  /** An approval at its place in a list that is ordered by time and then by {@code keys}. */
  private record Placed<T>(long at, List<String> keys, T item) {

    Cursor cursor(String list) {
      List<String> key = new ArrayList<>(List.of(EpochNanos.instant(at).toString()));
      key.addAll(keys);
      return new Cursor(list, key);
    }
  }

  /** Behind which place a page begins. */
  private record Begin(long at, List<String> keys) {

    static Begin of(String list, int keys, PageRequest page) {
      Cursor cursor = page.cursor();
      if (cursor == null) {
        return new Begin(Long.MIN_VALUE, Collections.nCopies(keys, ""));
      }
      return cursor.keyFor(list, keys + 1, key ->
          new Begin(EpochNanos.of(Instant.parse(key.get(0))), key.subList(1, key.size()))).orElseThrow();
    }

    Params bind(Params params) throws SQLException {
      params.number(at).number(at);
      for (String key : keys) {
        params.text(key);
      }
      return params;
    }
  }

  private ApprovalLists() {}

  static Page<ApprovalId> asking(Connection connection, TenantId tenant, Actor actor, PageRequest page)
      throws SQLException {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(ASKING, 1).orElseThrow().get(0);
    List<String> found = distinctAsking(connection, tenant, actor, after, page.limit() + 1);
    return Page.of(found, page, id -> new Cursor(ASKING, List.of(id))).map(ApprovalId::new);
  }

  /** Drops repeats itself, of those who sit in several branches: H2 would read all rows to find the distinct ones. */
  private static List<String> distinctAsking(
      Connection connection, TenantId tenant, Actor actor, String after, int most) throws SQLException {
    Set<String> found = new LinkedHashSet<>();
    String last = after;
    List<String> rows;
    do {
      String from = last;
      rows = Jdbc.list(connection, ASKING_SQL,
          params -> params.text(tenant.value()).text(actor.id()).text(from).number(most), Row::text);
      found.addAll(rows);
      last = rows.isEmpty() ? from : rows.get(rows.size() - 1);
    } while (rows.size() == most && found.size() < most);
    return found.stream().limit(most).toList();
  }

  /** Reads from where the index of each actor begins, so that of nobody more is read than a page. */
  static Page<InboxItem> inbox(Connection connection, TenantId tenant, Set<Actor> actors, PageRequest page)
      throws SQLException {
    if (actors.isEmpty()) {
      return Page.last(List.of());
    }
    Begin begin = Begin.of(INBOX, 3, page);
    List<Placed<InboxItem>> found = Jdbc.list(connection, inboxSql(actors.size()), params -> {
      for (Actor actor : actors) {
        begin.bind(params.text(tenant.value()).text(actor.id())).number(page.limit() + 1);
      }
      if (actors.size() > 1) {
        params.number(page.limit() + 1);
      }
    }, ApprovalLists::inboxItem);
    return Page.of(found, page, placed -> placed.cursor(INBOX)).map(Placed::item);
  }

  private static Placed<InboxItem> inboxItem(Row row) throws SQLException {
    long since = row.number();
    String id = row.text();
    String step = row.text();
    String ask = row.text();
    return new Placed<>(since, List.of(id, step, ask), new InboxItem(new ApprovalId(id), Ask.valueOf(ask), step,
        row.text(), row.text(), new Actor(row.text()), EpochNanos.instant(since)));
  }

  /** A union drops repeats, of steps that ask several of the actors. */
  private static String inboxSql(int actors) {
    if (actors == 1) {
      return INBOX_OF_ONE;
    }
    String all = String.join(" union ", Collections.nCopies(actors, "(" + ASKED_SQL + ")"));
    return INBOX_SQL.formatted(all) + " limit ?";
  }

  static Page<ApprovalId> pinnedTo(
      Connection connection, TenantId tenant, String definition, int version, PageRequest page) throws SQLException {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(PINNED, 1).orElseThrow().get(0);
    List<String> found = Jdbc.list(connection, PINNED_SQL, params -> params.text(tenant.value()).text(definition)
        .number(version).text(after).number(page.limit() + 1), Row::text);
    return Page.of(found, page, id -> new Cursor(PINNED, List.of(id))).map(ApprovalId::new);
  }

  static Page<ApprovalId> ofSubject(
      Connection connection, TenantId tenant, String entityType, String entityId, PageRequest page)
      throws SQLException {
    return page(connection, SUBJECT, SUBJECT_SQL, 1, page,
        params -> params.text(tenant.value()).text(entityType).text(entityId),
        row -> {
          long at = row.number();
          String id = row.text();
          return new Placed<>(at, List.of(id), new ApprovalId(id));
        });
  }

  private static <T> Page<T> page(
      Connection connection, String list, String sql, int keys, PageRequest page, Jdbc.Binder whose,
      Jdbc.Mapper<Placed<T>> mapper)
      throws SQLException {
    Begin begin = Begin.of(list, keys, page);
    List<Placed<T>> found = Jdbc.list(connection, sql, params -> {
      whose.bind(params);
      begin.bind(params).number(page.limit() + 1);
    }, mapper);
    return Page.of(found, page, placed -> placed.cursor(list)).map(Placed::item);
  }
}
