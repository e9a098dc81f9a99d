/** What a host implements so that identity providers are kept. */
@NullMarked
package io.crmkit.sso.provider.port;

import org.jspecify.annotations.NullMarked;
