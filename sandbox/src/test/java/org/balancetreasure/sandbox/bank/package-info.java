@NullMarked
package org.balancetreasure.sandbox.bank;

import org.jspecify.annotations.NullMarked;
