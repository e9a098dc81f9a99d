package io.crmkit.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.core.state.Aggregates;
import io.crmkit.imports.json.ImportFormat;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportCommand;
import io.crmkit.imports.model.ImportDecider;
import io.crmkit.imports.model.ImportEvent;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.RecordMatching;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.UndoCounts;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.imports.port.DuplicateFinder;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.RejectedRows;
import io.crmkit.imports.port.Staging;
import io.crmkit.imports.row.RowCheck;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Imports files: stages their rows, shows what would become of them, and lets them become records.
 *
 * <p>Each work goes on where it was cut short when it is called again, whether it was cancelled, paused or killed;
 * nothing is staged or inserted twice. Nothing reaches a record before {@link #commit}.
 */
public final class Imports {

  private final ImportRepository repository;
  private final ImportPorts ports;
  private final List<RowCheck> checks;
  private final Clock clock;
  private final Observed observed;
  private final Aggregates<ImportId, ImportJob, ImportCommand, ImportEvent> jobs;

  private Imports(Builder builder) {
    this.repository = builder.repository;
    DuplicateFinder finder = builder.finder;
    Comparing comparing = new Comparing(
        finder == null ? new KeyDuplicates(builder.staging, builder.records) : finder, builder.matchings,
        matching -> new MatchedDuplicates<>(builder.repository, builder.staging, builder.records, matching));
    this.ports =
        new ImportPorts(builder.staging, builder.records, comparing, builder.rejected, builder.batch);
    this.checks = List.copyOf(builder.checks);
    this.clock = builder.clock;
    this.observed = Observed.service("imports", builder.listener);
    this.jobs = new Aggregates<>(repository, new ImportDecider(), ImportFormat.FORMAT);
  }

  /** Starts a service that keeps rows in {@code staging} and makes records in {@code records}. */
  public static Builder builder(ImportRepository repository, Staging staging, RecordStore records, Clock clock) {
    return new Builder(repository, staging, records, clock);
  }

  /**
   * Opens an import of files by the JSON document of a template; each file is read once, to be known again.
   *
   * @return what happened, or every problem of the document with its JSON pointer
   * @throws UncheckedIOException if a file cannot be read
   */
  public Decision<ImportEvent> open(
      TenantId tenant, ImportId id, Actor by, String template, List<ImportFile> files) {
    return observed.call("open", tenant, call -> {
      Decision<ImportCommand> opening = Opening.of(ports.comparing(), template, files, by, clock.instant());
      return opening instanceof Refused<ImportCommand> refused ? Decision.refuse(refused.refusal())
          : jobs.handle(tenant, id, ((Decision.Accepted<ImportCommand>) opening).events().get(0));
    });
  }

  /**
   * Reads, transforms, validates and stages the rows of all files, or those that are left.
   *
   * @param files those that the import was opened with, in their order
   * @return what happened; or why not, such as a file that is not what it was or a column that is missing
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   * @throws StaleWriteException if somebody else stages the import too
   */
  public Decision<ImportEvent> stage(TenantId tenant, ImportId id, List<ImportFile> files, Watch watch) {
    return observed.call("stage", tenant, call -> work(tenant, id, ImportPhase.STAGING, job -> {
      StagingRun run = new StagingRun(
          task(tenant, id, job), job.files(), checks,
          new SeldomAsked(() -> isMoved(tenant, id, ImportPhase.STAGING), watch.cancellation(), clock));
      Refusal refusal = run.run(files, clock, watch.listener());
      if (refusal != null) {
        return refusal instanceof ImportRefusal.IsPaused ? interrupted(tenant, id) : Decision.refuse(refusal);
      }
      if (jobs.load(tenant, id).value() instanceof Opened now && now.phase() == ImportPhase.CANCELLED) {
        ports.staging().remove(tenant, id);
      }
      Checkpoint done = ports.staging().checkpoint(tenant, id);
      return jobs.handle(tenant, id, new ImportCommand.FinishStaging(done, clock.instant()));
    }));
  }

  /**
   * Finds what the rows are the same as and decides what is to become of each; nothing is written to a record.
   *
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   * @throws StaleWriteException if somebody else plans the import too
   */
  public Decision<ImportEvent> plan(TenantId tenant, ImportId id, Watch watch) {
    return observed.call("plan", tenant, call -> work(tenant, id, ImportPhase.STAGED, job -> {
      ProgressMeter meter = meter(watch, left(job, ports.staging().planned(tenant, id)));
      WorkMark mark = new Planning(task(tenant, id, job)).run(rest(tenant, id, ImportPhase.STAGED, watch), meter);
      boolean done = ports.staging().rows(tenant, id, mark.row(), 1).isEmpty();
      return done ? finish(tenant, id, meter, new ImportCommand.FinishPlanning(mark.counts(), clock.instant()))
          : interrupted(tenant, id);
    }));
  }

  /**
   * Decides what becomes of one row in another way than the template does, such as of one that waits for review. Only
   * before the commit. Rows that follow one that is to wait from now on wait with it, and none goes before one that
   * waits and was to make the record of both; the record of one that is left out is made by the first that follows it.
   *
   * @throws StaleWriteException if somebody else settles a row of the import too
   */
  public Decision<ImportEvent> settle(TenantId tenant, ImportId id, long row, DedupeStrategy strategy) {
    return observed.call("settle", tenant, call -> work(tenant, id, ImportPhase.PLANNED, job ->
        Settling.of(task(tenant, id, job), row, strategy)
            .map(counts -> jobs.handle(tenant, id, new ImportCommand.FinishPlanning(counts, clock.instant())))
            .orElseGet(() -> Decision.refuse(new ImportRefusal.NoSuchRow(row)))));
  }

  /** Returns what each valid row would do, in the order of the file; totals are in the state. */
  public Page<PreviewRow> preview(TenantId tenant, ImportId id, PageRequest page) {
    return observed.call("preview", tenant, call -> jobs.load(tenant, id).value() instanceof Opened job
        ? new Previews(ports).page(tenant, id, job.template(), page) : Page.last(List.of()));
  }

  /** Returns the rows that are not valid, as far as the store keeps them; the file of rejected rows has all of them. */
  public Page<RejectedRow> rejected(TenantId tenant, ImportId id, PageRequest page) {
    return observed.call("rejected", tenant, call -> Previews.page("imports/rejected", page,
        after -> ports.staging().rejected(tenant, id, after, page.limit() + 1), RejectedRow::number));
  }

  /**
   * Lets the planned rows become records, or those that are left.
   *
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   * @throws StaleWriteException if others kept writing the same records
   */
  public Decision<ImportEvent> commit(TenantId tenant, ImportId id, Actor by, Watch watch) {
    return observed.call("commit", tenant, call -> {
      Refusal refusal = begin(tenant, id, ImportPhase.PLANNED, new ImportCommand.Commit(by, clock.instant()));
      return refusal != null ? Decision.refuse(refusal) : work(tenant, id, ImportPhase.COMMITTING, job -> {
        ProgressMeter meter = meter(watch, left(job, ports.records().mark(tenant, id, ImportWork.COMMIT)));
        WorkMark mark =
            new Committing(task(tenant, id, job)).run(rest(tenant, id, ImportPhase.COMMITTING, watch), meter);
        if (!ports.staging().plans(tenant, id, mark.row(), 1).isEmpty()) {
          return interrupted(tenant, id);
        }
        ports.staging().settle(tenant, id);
        return finish(tenant, id, meter, new ImportCommand.FinishCommit(mark.counts(), clock.instant()));
      });
    });
  }

  /**
   * Takes back what the import did, whole or as far as it came. What somebody has changed since stays as it is and is a
   * conflict.
   *
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   * @throws StaleWriteException if others kept writing the same records
   */
  public Decision<ImportEvent> undo(TenantId tenant, ImportId id, Actor by, Watch watch) {
    return observed.call("undo", tenant, call -> {
      Refusal refusal = begin(tenant, id, null, new ImportCommand.Undo(by, clock.instant()));
      return refusal != null ? Decision.refuse(refusal) : work(tenant, id, ImportPhase.UNDOING, job -> {
        ports.staging().settle(tenant, id);
        ProgressMeter meter = meter(watch, null);
        WorkMark mark = new Undoing(task(tenant, id, job)).run(rest(tenant, id, ImportPhase.UNDOING, watch), meter);
        boolean done = ports.records().changes(tenant, id, Long.MAX_VALUE - mark.row(), 1, 1).isEmpty();
        return done
            ? finish(tenant, id, meter, new ImportCommand.FinishUndo(UndoCounts.of(mark), clock.instant()))
            : interrupted(tenant, id);
      });
    });
  }

  /** Returns what undoing left alone. */
  public Page<UndoConflict> conflicts(TenantId tenant, ImportId id, PageRequest page) {
    return observed.call("conflicts", tenant, call -> Conflicts.page(ports.records(), tenant, id, page));
  }

  /** Lets work on the import rest after the batch that is under way, or 50 ms later, whoever does it. */
  public Decision<ImportEvent> pause(TenantId tenant, ImportId id, Actor by) {
    return observed.call("pause", tenant,
        call -> jobs.handle(tenant, id, new ImportCommand.Pause(by, clock.instant())));
  }

  /** Allows work again; it is for the host to call it. */
  public Decision<ImportEvent> resume(TenantId tenant, ImportId id, Actor by) {
    return observed.call("resume", tenant,
        call -> jobs.handle(tenant, id, new ImportCommand.Resume(by, clock.instant())));
  }

  /** Gives an import up that has reached no record, and forgets its rows. */
  public Decision<ImportEvent> cancel(TenantId tenant, ImportId id, Actor by) {
    return observed.call("cancel", tenant, call -> {
      Decision<ImportEvent> decision = jobs.handle(tenant, id, new ImportCommand.Cancel(by, clock.instant()));
      if (!(decision instanceof Refused<ImportEvent>)) {
        ports.staging().remove(tenant, id);
      }
      return decision;
    });
  }

  public Optional<Stored<ImportJob>> find(TenantId tenant, ImportId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns the figures of an import, also while it is at work. */
  public Statistics statistics(TenantId tenant, ImportId id) {
    return observed.call("statistics", tenant, call -> {
      Checkpoint staged = ports.staging().checkpoint(tenant, id);
      WorkMark planned = ports.staging().planned(tenant, id);
      boolean undone = jobs.load(tenant, id).value() instanceof Opened job && job.phase() == ImportPhase.UNDONE;
      WorkMark committed = undone ? WorkMark.START : ports.records().mark(tenant, id, ImportWork.COMMIT);
      return new Statistics(staged.valid(), staged.invalid(),
          Math.max(planned.counts().duplicate(), committed.counts().duplicate()), committed.counts().imported());
    });
  }

  /** Returns everything that ever happened to an import, oldest first; nothing if it does not exist. */
  public List<ImportEvent> history(TenantId tenant, ImportId id) {
    return observed.call("history", tenant, call -> jobs.history(tenant, id));
  }

  /** Returns the imports of a tenant in the order of their ids. */
  public Page<ImportId> all(TenantId tenant, PageRequest page) {
    return observed.call("all", tenant, call -> repository.all(tenant, page));
  }

  /** Begins a work unless it has begun; returns why it cannot. */
  private @Nullable Refusal begin(
      TenantId tenant, ImportId id, @Nullable ImportPhase from, ImportCommand command) {
    ImportJob found = jobs.load(tenant, id).value();
    boolean begins = !(found instanceof Opened job)
        || (from == null ? job.phase() != ImportPhase.UNDOING : job.phase() == from);
    if (begins && from != null && found instanceof Opened opened && ports.comparing().isOther(opened)) {
      return ports.comparing().other(opened);
    }
    Decision<ImportEvent> decision = begins ? jobs.handle(tenant, id, command) : Decision.accept(List.of());
    return decision instanceof Refused<ImportEvent> refused ? refused.refusal() : null;
  }

  private Decision<ImportEvent> work(
      TenantId tenant, ImportId id, ImportPhase phase, Function<Opened, Decision<ImportEvent>> work) {
    if (!(jobs.load(tenant, id).value() instanceof Opened job)) {
      return Decision.refuse(new ImportRefusal.NotOpened());
    }
    if (job.phase() != phase) {
      return Decision.refuse(new ImportRefusal.WrongPhase(job.phase(), phase.name().toLowerCase(Locale.ROOT)));
    }
    if (phase != ImportPhase.UNDOING && ports.comparing().isOther(job)) {
      return Decision.refuse(ports.comparing().other(job));
    }
    return job.paused() ? Decision.refuse(new ImportRefusal.IsPaused()) : work.apply(job);
  }

  private ImportTask task(TenantId tenant, ImportId id, Opened job) {
    return ImportTask.of(ports, tenant, id, job);
  }

  private StagingRun.Rest rest(TenantId tenant, ImportId id, ImportPhase phase, Watch watch) {
    return () -> {
      watch.cancellation().check();
      return isMoved(tenant, id, phase);
    };
  }

  /** Whether somebody paused the import or moved it on. */
  private boolean isMoved(TenantId tenant, ImportId id, ImportPhase phase) {
    return !(jobs.load(tenant, id).value() instanceof Opened job) || job.phase() != phase || job.paused();
  }

  /** Says why work rests: the import was paused, or somebody has moved it on. */
  private Decision<ImportEvent> interrupted(TenantId tenant, ImportId id) {
    return jobs.load(tenant, id).value() instanceof Opened job && !job.paused()
        ? Decision.refuse(new ImportRefusal.WrongPhase(job.phase(), "left to the one who works on it"))
        : Decision.refuse(new ImportRefusal.IsPaused());
  }

  private ProgressMeter meter(Watch watch, @Nullable Long rows) {
    ProgressMeter.Builder meter = ProgressMeter.of("rows", clock, watch.listener());
    return rows == null ? meter.build() : meter.total(rows).build();
  }

  /** What an earlier run has done is neither progress nor to be waited for. */
  private static long left(Opened job, WorkMark done) {
    return Math.max(0, Objects.requireNonNull(job.staged()).valid() - done.counts().rows());
  }

  private Decision<ImportEvent> finish(TenantId tenant, ImportId id, ProgressMeter meter, ImportCommand command) {
    meter.finish();
    return jobs.handle(tenant, id, command);
  }

  /** Collects what imports need. Not thread-safe. */
  public static final class Builder {

    private static final int USUAL_BATCH = 1_000;

    private final ImportRepository repository;
    private final Staging staging;
    private final RecordStore records;
    private final Clock clock;
    private final List<RowCheck> checks = new ArrayList<>();
    private final Map<String, RecordMatching<?>> matchings = new HashMap<>();
    private @Nullable DuplicateFinder finder;
    private RejectedRows rejected = (tenant, id, file, header, position, rows) -> position;
    private ServiceListener listener = ServiceListener.none();
    private int batch = USUAL_BATCH;

    private Builder(ImportRepository repository, Staging staging, RecordStore records, Clock clock) {
      this.repository = Objects.requireNonNull(repository, "repository");
      this.staging = Objects.requireNonNull(staging, "staging");
      this.records = Objects.requireNonNull(records, "records");
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Finds duplicates in another way than by equal keys. */
    public Builder finder(DuplicateFinder other) {
      this.finder = Objects.requireNonNull(other, "finder");
      return this;
    }

    /**
     * Takes rows and records of a type for the same by a matching, such as a rule or a model, whatever
     * {@code dedupe_fields} a template has; but not if it says {@code "dedupe_enabled": false}.
     */
    public Builder matching(String entityType, RecordMatching<?> matching) {
      matchings.put(Require.key(entityType, "entityType"), Objects.requireNonNull(matching, "matching"));
      return this;
    }

    /** Asks more of every row than its template does. */
    public Builder check(RowCheck check) {
      checks.add(Objects.requireNonNull(check, "check"));
      return this;
    }

    /**
     * Keeps rows that are not valid where they can be corrected; without this only the store keeps the first of them.
     */
    public Builder rejected(RejectedRows rows) {
      this.rejected = Objects.requireNonNull(rows, "rejected");
      return this;
    }

    /** Hears how long each call took and how it ended. */
    public Builder listener(ServiceListener heard) {
      this.listener = Objects.requireNonNull(heard, "listener");
      return this;
    }

    /** Handles so many rows in one act. */
    public Builder batch(int rows) {
      this.batch = Require.positive(rows, "rows");
      return this;
    }

    public Imports build() {
      return new Imports(this);
    }
  }
}
