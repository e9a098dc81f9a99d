package io.crmkit.dedupe.profile;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.TextColumn;
import io.crmkit.dedupe.text.DateText;
import io.crmkit.dedupe.text.FieldText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what each column of a table holds: by its values first, by its header where values leave a choice. */
public final class Profiler {

  private static final double MOST = 0.8;
  private static final int FEWEST_ROWS_FOR_A_KEY = 30;
  private static final int MOST_CATEGORIES = 60;
  private static final double LEAST_FILLED = 0.005;

  private Profiler() {}

  /** Returns what each column holds, in the order of the table. */
  public static List<ColumnProfile> of(RecordTable table) {
    return table.columns().stream().map(column -> of(column, table.rows())).toList();
  }

  private static ColumnProfile of(TextColumn column, int rows) {
    int filled = 0;
    for (int count : column.counts()) {
      filled += count;
    }
    Shares shares = new Shares(column);
    Header header = new Header(column.name());
    FieldKind kind = kind(shares, header, column.values().size(), filled);
    boolean personal = header.isPersonal() && (kind == FieldKind.NAME || kind == FieldKind.DATE);
    String reason = reason(column, kind, filled, rows, shares);
    double share = rows == 0 ? 0 : (double) filled / rows;
    return new ColumnProfile(column.name(), kind, personal, reason, share, column.values().size());
  }

  private static FieldKind kind(Shares shares, Header header, int distinct, int filled) {
    if (shares.emails >= MOST / 2) {
      return FieldKind.EMAIL;
    }
    if (shares.days >= MOST) {
      return FieldKind.DATE;
    }
    FieldKind digits = digits(shares, header);
    return digits != null ? digits : words(new WordShares(shares.sample), header, distinct, filled);
  }

  private static FieldKind words(WordShares shares, Header header, int distinct, int filled) {
    if (shares.numbered >= 0.5 && (header.isAddress() || shares.words < 7)) {
      return FieldKind.ADDRESS;
    }
    if (shares.legalForms >= 0.05 || header.isCompany() && shares.words >= 1.5) {
      return FieldKind.COMPANY;
    }
    if (distinct <= MOST_CATEGORIES && filled >= 10L * distinct && shares.words < 3) {
      return FieldKind.CATEGORY;
    }
    return shares.words >= 1.6 ? header.isAddress() ? FieldKind.ADDRESS : FieldKind.TEXT : FieldKind.NAME;
  }

  private static @Nullable FieldKind digits(Shares shares, Header header) {
    if (shares.phones >= MOST && header.isPhone()) {
      return FieldKind.PHONE;
    }
    boolean quantities = shares.decimals >= 0.5 || header.isPrice() && shares.decimals + shares.codes >= MOST;
    if (quantities) {
      return FieldKind.NUMBER;
    }
    if (shares.codes >= MOST) {
      return FieldKind.CODE;
    }
    return shares.phones >= MOST ? FieldKind.PHONE : null;
  }

  private static @Nullable String reason(TextColumn column, FieldKind kind, int filled, int rows, Shares shares) {
    if (filled == 0) {
      return "it has no values";
    }
    if (column.values().size() == 1) {
      return "all its values are the same";
    }
    if (filled < LEAST_FILLED * rows) {
      return "too few rows have a value";
    }
    boolean mayRepeat = kind == FieldKind.DATE || kind == FieldKind.PHONE || kind == FieldKind.NUMBER;
    boolean single = filled == column.values().size() && filled > MOST * rows && filled >= FEWEST_ROWS_FOR_A_KEY;
    if (shares.keys >= MOST && !mayRepeat && single && staysSingle(column, kind)) {
      return "every row has a value of its own, as a key has";
    }
    return null;
  }

  /** Whether all values are still different when they are written alike, as two sources may write one in two ways. */
  private static boolean staysSingle(TextColumn column, FieldKind kind) {
    return column.rewritten(FieldText.form(kind, DateText.Order.DAY_FIRST)).values().size() == column.values().size();
  }
}
