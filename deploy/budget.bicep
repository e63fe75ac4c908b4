// A warning before the month's money is spent: at 80 % of it, and when the forecast is above it. A budget stops nothing.
param mail string
@description('A month, in the currency of the subscription. A string, for parameters of the model are strings.')
param amount string
@description('First day of a month, such as 2026-12-01. Azure does not let it be changed.')
param start string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'gapless'
  properties: {
    category: 'Cost'
    amount: int(amount)
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      spent: { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual', contactEmails: [ mail ] }
      expected: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: [ mail ] }
    }
  }
}
