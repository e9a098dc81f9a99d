package io.crmkit.imports.port;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The records that rows become: those of the host, or a store of their own.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant what is another's. A batch is
 * written as a whole or not at all, together with the mark that says how far its import is and, for a commit, with what
 * is needed to take it back: so a batch that is repeated after a crash is recognised, and nothing is inserted twice.
 * The contract in crm-testkit proves an implementation.
 */
public interface RecordStore {

  /**
   * Returns a number that is larger whenever a record of a type was made, changed or deleted since it was asked for; 0 if
   * there never was one.
   */
  long revision(TenantId tenant, String entityType);

  /**
   * Returns the ids of the records that have each key by a scheme as they are now, the first {@code most} in order;
   * nothing for keys that none has. Whoever wrote a record need not have known the scheme: a store that keeps keys makes
   * up for what was written since it was asked last. It does so in steps of a bounded number of records and of
   * characters, and goes on behind the last step that was done if its process was ended in between. A key that a
   * million records have must cost no more than one that few have.
   */
  Map<String, List<String>> holders(
      TenantId tenant, String entityType, KeyScheme scheme, Collection<String> keys, int most);

  /**
   * As {@link #holders}, without the records that an import has made and nobody else has written since: these are left
   * out before the first {@code most} are taken.
   */
  Map<String, List<String>> holdersBesides(
      TenantId tenant, ImportId maker, String entityType, KeyScheme scheme, Collection<String> keys, int most);

  /** Returns the records with these ids; none for those that there are not. */
  Map<String, ImportedRecord> find(TenantId tenant, String entityType, Collection<String> ids);

  /**
   * Returns the records with the first of these ids, none for those that there are not: so many ids that the records
   * have no more than {@code characters} together, as the store counts them, but one id at least. What is held in memory for
   * it must not be much more.
   *
   * @param ids one or more, each once
   */
  Portion<String, ImportedRecord> find(TenantId tenant, String entityType, List<String> ids, long characters);

  /** Returns how far a work of an import is; {@link WorkMark#START} if it has not begun. */
  WorkMark mark(TenantId tenant, ImportId id, ImportWork work);

  /**
   * Does a batch, or says why not. A commit is {@link BatchAnswer.Elsewhere} as soon as its import has a mark of undoing,
   * so that no worker adds what nobody would take back. It is {@link BatchAnswer.Overtaken} if a record that is none of
   * the write's own has got one of its free keys, by the scheme, after {@link RecordBatch#asOf}.
   */
  BatchAnswer apply(TenantId tenant, ImportId id, KeyScheme scheme, RecordBatch batch);

  /**
   * Returns the changes that an import made, with a number below {@code before}, the newest first: up to {@code limit},
   * and no more than have {@code characters} together, as the store counts them; but one at least, if there is one.
   * What is held in memory for it must not be much more.
   */
  List<RecordChange> changes(TenantId tenant, ImportId id, long before, int limit, long characters);

  /** Returns the changes that an import made to these records; none for those that it did not reach. */
  Map<String, RecordChange> changes(TenantId tenant, ImportId id, Collection<String> records);

  /**
   * Returns up to {@code limit} conflicts of the undoing of an import, behind the first {@code skip}, in their order.
   */
  List<UndoConflict> conflicts(TenantId tenant, ImportId id, long skip, int limit);
}
