package dev.waymark.account;

import dev.waymark.account.signin.Account;
import java.util.List;

/** What another feature stores of an account, as one file of the archive that its owner takes along. */
public interface AccountExport {

    /** The name of the file, which ends in {@code .json}. */
    String file();

    /** What is written in it: records whose parts are texts, numbers and lists. */
    List<? extends Record> of(Account account);
}
