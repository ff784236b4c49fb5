/** Payments that banks are told to make, for finance staff. */
@NullMarked
package org.balancetreasure.api.payments;

import org.jspecify.annotations.NullMarked;
