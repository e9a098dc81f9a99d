package io.crmkit.imports.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.imports.model.ImportEvent;
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
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob;

/** Imports and their events in the form that is stored and published. */
public final class ImportFormat {

  public static final StateFormat<ImportId, ImportJob, ImportEvent> FORMAT =
      StateFormat.of("import", ImportId::new, ImportJob.class, ImportEvent.class)
          .type(ImportOpened.class, "import.opened")
          .type(RowsStaged.class, "import.rows-staged")
          .type(ImportPlanned.class, "import.planned")
          .type(CommitBegun.class, "import.commit-begun")
          .type(ImportCommitted.class, "import.committed")
          .type(UndoBegun.class, "import.undo-begun")
          .type(ImportUndone.class, "import.undone")
          .type(ImportPaused.class, "import.paused")
          .type(ImportResumed.class, "import.resumed")
          .type(ImportCancelled.class, "import.cancelled")
          .build(ImportEvent::at);

  private ImportFormat() {}
}
