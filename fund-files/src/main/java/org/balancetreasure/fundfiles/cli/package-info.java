/** The command {@code bin/fund-file}: checks and shows files for the staff who exchange them. */
@NullMarked
package org.balancetreasure.fundfiles.cli;

import org.jspecify.annotations.NullMarked;
