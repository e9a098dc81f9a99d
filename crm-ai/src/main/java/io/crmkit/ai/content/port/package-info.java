/** What a host must provide for {@link io.crmkit.ai.content}: one interface per collaborator, no implementations. */
@NullMarked
package io.crmkit.ai.content.port;

import org.jspecify.annotations.NullMarked;
