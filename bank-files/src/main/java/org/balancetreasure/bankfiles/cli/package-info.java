/** The command {@code bin/bank-file}: checks and shows files for the staff who exchange them with banks. */
@NullMarked
package org.balancetreasure.bankfiles.cli;

import org.jspecify.annotations.NullMarked;
