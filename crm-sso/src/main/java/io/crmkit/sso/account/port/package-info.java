/** What a host implements so that accounts are kept, and so that what a user has ends with the rights to it. */
@NullMarked
package io.crmkit.sso.account.port;

import org.jspecify.annotations.NullMarked;
