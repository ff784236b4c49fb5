@NullMarked
package org.balancetreasure.bankfiles.cli;

import org.jspecify.annotations.NullMarked;
