/** What a host implements so that second factors are kept and codes are sent. */
@NullMarked
package io.crmkit.sso.mfa.port;

import org.jspecify.annotations.NullMarked;
