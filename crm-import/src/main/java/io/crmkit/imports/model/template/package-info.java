/** How rows of a kind of file become records, as its author writes it down. Immutable, builders excepted. */
@NullMarked
package io.crmkit.imports.model.template;

import org.jspecify.annotations.NullMarked;
