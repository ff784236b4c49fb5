/** The exchange of files with a transfer agent, on real files and the real database. */
@NullMarked
package org.balancetreasure.exchange;

import org.jspecify.annotations.NullMarked;
