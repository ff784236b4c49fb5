/** Lines of banks that advance the money of instant redemptions, and how they are repaid. */
@NullMarked
package org.balancetreasure.advances;

import org.jspecify.annotations.NullMarked;
