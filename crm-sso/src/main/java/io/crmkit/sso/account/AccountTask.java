package io.crmkit.sso.account;

import io.crmkit.core.Stored;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.AccountCommand;
import io.crmkit.sso.model.UserId;
import java.util.List;

/** Commands for one account, as it was read. */
record AccountTask(UserId user, Stored<Account> before, List<AccountCommand> commands) {}
