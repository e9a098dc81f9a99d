/** Imports as values and rules: jobs and what happens to them, rows, their problems and what becomes of them. */
@NullMarked
package io.crmkit.imports.model;

import org.jspecify.annotations.NullMarked;
