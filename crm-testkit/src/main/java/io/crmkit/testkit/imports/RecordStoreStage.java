package io.crmkit.testkit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.FieldKeys;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract of record stores have in common. */
abstract class RecordStoreStage {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");
  protected static final ImportId FIRST = new ImportId("I-1");
  protected static final ImportId SECOND = new ImportId("I-2");

  static final String CONTACT = "contact";
  static final KeyScheme EMAIL = by(new KeyFields(List.of("email")));
  static final long ALL = Long.MAX_VALUE;

  RecordStore records = new InMemoryImports().records();

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract RecordStore emptyStore();

  @BeforeEach
  final void startEmpty() {
    records = emptyStore();
  }

  static KeyScheme by(KeyFields... keys) {
    return FieldKeys.of(List.of(keys));
  }

  final BatchAnswer apply(ImportId id, WorkMark before, WorkMark after, RecordWrite... writes) {
    return apply(id, before, after, 0, writes);
  }

  final BatchAnswer apply(ImportId id, WorkMark before, WorkMark after, long asOf, RecordWrite... writes) {
    return apply(ACME, id, before, after, asOf, writes);
  }

  final BatchAnswer apply(
      TenantId tenant, ImportId id, WorkMark before, WorkMark after, long asOf, RecordWrite... writes) {
    return records.apply(tenant, id, EMAIL,
        new RecordBatch(CONTACT, ImportWork.COMMIT, before, after, asOf, List.of(writes), List.of()));
  }

  final void change(ImportId id, WorkMark before, WorkMark after, String record, long version,
      Map<String, String> from, Map<String, String> to) {
    assertThat(apply(id, before, after, new RecordWrite(record, version, from, to, List.of())))
        .isEqualTo(new BatchAnswer.Done());
  }

  final void undo(ImportId id, WorkMark before, WorkMark after, List<UndoConflict> conflicts, RecordWrite... writes) {
    assertThat(records.apply(ACME, id, EMAIL,
        new RecordBatch(CONTACT, ImportWork.UNDO, before, after, 0, List.of(writes), conflicts)))
        .isEqualTo(new BatchAnswer.Done());
  }

  static WorkMark mark(long row) {
    return new WorkMark(row, new RowCounts(row, 0, 0, 0, 0, 0));
  }

  static RecordWrite create(String id, Map<String, String> fields) {
    return new RecordWrite(id, 0, null, fields, List.of());
  }

  static RecordWrite claiming(String id, String email) {
    @Nullable Map<String, String> none = null;
    return new RecordWrite(id, 0, none, Map.of("email", email), List.of("email=" + email));
  }
}
