/** What a host, or the registry of providers, implements so that people can sign on. */
@NullMarked
package io.crmkit.sso.signon.port;

import org.jspecify.annotations.NullMarked;
