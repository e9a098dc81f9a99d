/** Self-contained HTML pages with SVG pictures, for the reports of the examples. */
@NullMarked
package io.crmkit.examples.html;

import org.jspecify.annotations.NullMarked;
