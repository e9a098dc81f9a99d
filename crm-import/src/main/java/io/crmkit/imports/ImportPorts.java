package io.crmkit.imports;

import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.RejectedRows;
import io.crmkit.imports.port.Staging;

/** What the works of an import share. */
record ImportPorts(
    Staging staging, RecordStore records, Comparing comparing, RejectedRows rejected, int batch) {}
