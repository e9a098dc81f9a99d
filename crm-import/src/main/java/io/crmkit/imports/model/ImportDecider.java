package io.crmkit.imports.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.imports.model.ImportCommand.Cancel;
import io.crmkit.imports.model.ImportCommand.Commit;
import io.crmkit.imports.model.ImportCommand.FinishCommit;
import io.crmkit.imports.model.ImportCommand.FinishPlanning;
import io.crmkit.imports.model.ImportCommand.FinishStaging;
import io.crmkit.imports.model.ImportCommand.FinishUndo;
import io.crmkit.imports.model.ImportCommand.Open;
import io.crmkit.imports.model.ImportCommand.Pause;
import io.crmkit.imports.model.ImportCommand.Resume;
import io.crmkit.imports.model.ImportCommand.Undo;
import io.crmkit.imports.model.ImportEvent.CommitBegun;
import io.crmkit.imports.model.ImportEvent.ImportCancelled;
import io.crmkit.imports.model.ImportEvent.ImportCommitted;
import io.crmkit.imports.model.ImportEvent.ImportOpened;
import io.crmkit.imports.model.ImportEvent.ImportPaused;
import io.crmkit.imports.model.ImportEvent.ImportPlanned;
import io.crmkit.imports.model.ImportEvent.ImportResumed;
import io.crmkit.imports.model.ImportEvent.ImportUndone;
import io.crmkit.imports.model.ImportEvent.RowsStaged;
import io.crmkit.imports.model.ImportEvent.UndoBegun;
import io.crmkit.imports.model.ImportJob.Blank;
import io.crmkit.imports.model.ImportJob.Opened;
import java.util.List;
import java.util.Locale;

/** The rules of an import: one phase after the other, none of them twice. */
public final class ImportDecider implements Decider<ImportJob, ImportCommand, ImportEvent> {

  @Override
  public ImportJob initial() {
    return new Blank();
  }

  @Override
  public Decision<ImportEvent> decide(ImportJob state, ImportCommand command) {
    if (command instanceof Open open) {
      return open(state, open);
    }
    if (!(state instanceof Opened job)) {
      return Decision.refuse(new ImportRefusal.NotOpened());
    }
    if (command instanceof Pause || command instanceof Resume || command instanceof Cancel) {
      return interrupt(job, command);
    }
    return job.paused() ? Decision.refuse(new ImportRefusal.IsPaused()) : proceed(job, command);
  }

  private static Decision<ImportEvent> open(ImportJob state, Open open) {
    if (state instanceof Opened) {
      return Decision.refuse(new ImportRefusal.AlreadyOpened());
    }
    return open.files().isEmpty()
        ? Decision.refuse(new ImportRefusal.NoFiles())
        : Decision.accept(new ImportOpened(open.template(), open.files(), open.matching(), open.by(), open.at()));
  }

  private static Decision<ImportEvent> interrupt(Opened job, ImportCommand command) {
    if (command instanceof Pause pause) {
      return job.phase().isWork() && !job.paused()
          ? Decision.accept(new ImportPaused(pause.by(), pause.at())) : wrong(job, "at work and not paused");
    }
    if (command instanceof Resume resume) {
      return job.paused() ? Decision.accept(new ImportResumed(resume.by(), resume.at())) : wrong(job, "paused");
    }
    Cancel cancel = (Cancel) command;
    if (job.phase() == ImportPhase.CANCELLED) {
      return Decision.accept(List.of()); // so that whoever was cut short in giving it up can do so again
    }
    boolean untouched = job.phase() == ImportPhase.STAGING || job.phase() == ImportPhase.STAGED
        || job.phase() == ImportPhase.PLANNED;
    return untouched ? Decision.accept(new ImportCancelled(cancel.by(), cancel.at()))
        : wrong(job, "before its commit, after which it can be undone");
  }

  private static Decision<ImportEvent> proceed(Opened job, ImportCommand command) {
    if (command instanceof FinishStaging done) {
      return in(job, ImportPhase.STAGING, new RowsStaged(done.staged(), done.at()));
    }
    if (command instanceof FinishPlanning done) {
      return job.phase() == ImportPhase.PLANNED
          ? replan(job, done) : in(job, ImportPhase.STAGED, new ImportPlanned(done.planned(), done.at()));
    }
    if (command instanceof Commit commit) {
      return in(job, ImportPhase.PLANNED, new CommitBegun(commit.by(), commit.at()));
    }
    if (command instanceof FinishCommit done) {
      return in(job, ImportPhase.COMMITTING, new ImportCommitted(done.counts(), done.at()));
    }
    if (command instanceof Undo undo) {
      return job.phase() == ImportPhase.COMMITTING
          ? Decision.accept(new UndoBegun(undo.by(), undo.at()))
          : in(job, ImportPhase.COMMITTED, new UndoBegun(undo.by(), undo.at()));
    }
    if (command instanceof FinishUndo done) {
      return in(job, ImportPhase.UNDOING, new ImportUndone(done.counts(), done.at()));
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static Decision<ImportEvent> replan(Opened job, FinishPlanning done) {
    return done.planned().equals(job.planned())
        ? Decision.accept(List.of()) : Decision.accept(new ImportPlanned(done.planned(), done.at()));
  }

  private static Decision<ImportEvent> in(Opened job, ImportPhase wanted, ImportEvent event) {
    return job.phase() == wanted
        ? Decision.accept(event) : wrong(job, wanted.name().toLowerCase(Locale.ROOT));
  }

  private static Decision<ImportEvent> wrong(Opened job, String wanted) {
    return Decision.refuse(new ImportRefusal.WrongPhase(job.phase(), wanted));
  }

  @Override
  public ImportJob evolve(ImportJob state, ImportEvent event) {
    if (event instanceof ImportOpened opened) {
      return new Opened(opened.template(), opened.files(), opened.matching(), ImportPhase.STAGING, false, null, null, null);
    }
    if (!(state instanceof Opened job)) {
      throw new IllegalStateException("an import begins by being opened but not by " + event);
    }
    if (event instanceof RowsStaged staged) {
      return job.in(ImportPhase.STAGED).with(staged.staged());
    }
    if (event instanceof ImportPlanned planned) {
      return job.in(ImportPhase.PLANNED).with(planned.planned());
    }
    if (event instanceof ImportCommitted committed) {
      return job.in(ImportPhase.COMMITTED).with(committed.counts());
    }
    if (event instanceof ImportUndone undone) {
      return job.in(ImportPhase.UNDONE).with(undone.counts());
    }
    return interrupted(job, event);
  }

  private static Opened interrupted(Opened job, ImportEvent event) {
    if (event instanceof CommitBegun) {
      return job.in(ImportPhase.COMMITTING);
    }
    if (event instanceof UndoBegun) {
      return job.in(ImportPhase.UNDOING);
    }
    if (event instanceof ImportPaused) {
      return job.withPause(true);
    }
    if (event instanceof ImportResumed) {
      return job.withPause(false);
    }
    if (event instanceof ImportCancelled) {
      return job.in(ImportPhase.CANCELLED);
    }
    throw new AssertionError("Unhandled event " + event);
  }
}
