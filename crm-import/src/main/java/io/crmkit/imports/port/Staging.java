package io.crmkit.imports.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps rows between the file and the records.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant what is another's. Each write is
 * done as a whole or not at all, together with the mark that says how far the import is. The contract in crm-testkit
 * proves an implementation.
 */
public interface Staging {

  /** Returns how far an import is staged; {@link Checkpoint#START} if nothing is. */
  Checkpoint checkpoint(TenantId tenant, ImportId id);

  /**
   * Writes rows and how far the import is with them. Of the rejected ones a store may keep only the first so many.
   *
   * @param entityType what the rows are to become
   * @throws StaleWriteException if the import is not where the batch begins
   */
  void stage(TenantId tenant, ImportId id, String entityType, StagedBatch batch);

  /** Returns up to {@code limit} valid rows with a number above {@code after}, in their order. */
  List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit);

  /**
   * Returns the valid rows with a number above {@code after}, in their order: up to {@code limit}, and no more than have
   * {@code characters} together, keys and names of files among them as the store sees fit; but one at least, if there is
   * one. What is held in memory for it must not be much more.
   */
  List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit, long characters);

  /** Returns the valid rows with these numbers; none for those that there are not. */
  Map<Long, StagedRow> rows(TenantId tenant, ImportId id, Collection<Long> numbers);

  /**
   * Returns the valid rows with the first of these numbers, none for those that there are not: so many numbers that the
   * rows have no more than {@code characters} together, as the store counts them, but one number at least. What is held
   * in memory for it must not be much more.
   *
   * @param numbers one or more, each once
   */
  Portion<Long, StagedRow> rows(TenantId tenant, ImportId id, List<Long> numbers, long characters);

  /** Returns up to {@code limit} rejected rows that were kept, with a number above {@code after}, in their order. */
  List<RejectedRow> rejected(TenantId tenant, ImportId id, long after, int limit);

  /** How many rows of an import a store finds by one key; a key that more rows have finds the first of them. */
  int MOST_WITH_KEY = 20;

  /**
   * Returns the numbers of the first rows of an import that have each key, in order; nothing for keys that no row has.
   *
   * @param most of a key, up to {@link #MOST_WITH_KEY}
   */
  Map<String, List<Long>> rowsWith(TenantId tenant, ImportId id, Collection<String> keys, int most);

  /**
   * Returns the first rows with each key in other imports for the same type of records that still wait, in the order of
   * their imports.
   *
   * @param most of a key and of an import, up to {@link #MOST_WITH_KEY}
   */
  Map<String, List<DuplicateOf.Staged>> othersWith(
      TenantId tenant, ImportId id, String entityType, Collection<String> keys, int most);

  /** Returns how far an import is planned; {@link WorkMark#START} if nothing is. */
  WorkMark planned(TenantId tenant, ImportId id);

  /**
   * Writes what is to become of rows, in the place of what was said of them before, and how far the import is with
   * them.
   *
   * @throws StaleWriteException if the import is not where the batch begins
   */
  void plan(TenantId tenant, ImportId id, PlannedBatch batch);

  /** Returns up to {@code limit} plans of rows with a number above {@code after}, in their order. */
  List<RowPlan> plans(TenantId tenant, ImportId id, long after, int limit);

  /** Returns the plans of the rows with these numbers; none for those that have none. */
  Map<Long, RowPlan> plans(TenantId tenant, ImportId id, Collection<Long> numbers);

  /** Lets no other import meet the rows of this one any more: they have become records, or were given up. */
  void settle(TenantId tenant, ImportId id);

  /** Forgets all of an import. */
  void remove(TenantId tenant, ImportId id);
}
