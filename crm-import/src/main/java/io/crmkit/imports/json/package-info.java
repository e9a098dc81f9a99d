/** Imports and their templates as JSON. */
@NullMarked
package io.crmkit.imports.json;

import org.jspecify.annotations.NullMarked;
