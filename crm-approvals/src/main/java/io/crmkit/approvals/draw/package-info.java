/**
 * Chains as pictures: a definition, or a request on its way through one, as Mermaid text or as an SVG that needs nothing
 * else.
 *
 * <pre>{@code
 * ChainDrawing.of(definition, approval).svg();
 * ChainDrawing.of(definition).mermaid();
 * }</pre>
 *
 * <p>The same chain always gives the same text. What a host or a person has named is text in the picture and can be
 * nothing else. How far a step has come is told by words and by its frame as well as by colour. Everything here is safe
 * to share between threads.
 */
@NullMarked
package io.crmkit.approvals.draw;

import org.jspecify.annotations.NullMarked;
