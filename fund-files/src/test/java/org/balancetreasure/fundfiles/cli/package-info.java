/** The command is run as a partner's staff run it, only within the same process. */
@NullMarked
package org.balancetreasure.fundfiles.cli;

import org.jspecify.annotations.NullMarked;
