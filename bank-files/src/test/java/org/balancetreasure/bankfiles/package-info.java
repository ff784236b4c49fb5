@NullMarked
package org.balancetreasure.bankfiles;

import org.jspecify.annotations.NullMarked;
