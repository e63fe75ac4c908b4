// Content delivery and web application firewall before the gateway. Premium, for only that has the managed rules.
param tags object
@description('Host name of the gateway in the Container Apps environment.')
param originHost string

var name = 'gapless-${uniqueString(resourceGroup().id)}'

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2024-02-01' = {
  name: 'gapless${uniqueString(resourceGroup().id)}'
  location: 'Global'
  tags: tags
  sku: { name: 'Premium_AzureFrontDoor' }
  properties: {
    policySettings: { enabledState: 'Enabled', mode: 'Prevention', requestBodyCheck: 'Enabled' }
    managedRules: {
      managedRuleSets: [
        { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Block' }
        { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' }
      ]
    }
  }
}

resource profile 'Microsoft.Cdn/profiles@2024-02-01' = {
  name: name
  location: 'Global'
  tags: tags
  sku: { name: 'Premium_AzureFrontDoor' }
  properties: { originResponseTimeoutSeconds: 100 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2024-02-01' = {
  parent: profile
  name: name
  location: 'Global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource group 'Microsoft.Cdn/profiles/originGroups@2024-02-01' = {
  parent: profile
  name: 'gateway'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    healthProbeSettings: { probePath: '/ready', probeProtocol: 'Https', probeRequestType: 'HEAD', probeIntervalInSeconds: 30 }
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2024-02-01' = {
  parent: group
  name: 'gateway'
  properties: { hostName: originHost, originHostHeader: originHost, httpsPort: 443, enforceCertificateNameCheck: true }
}

// Nothing is kept but files with a fingerprint in their names, for as long as the gateway says (a year); pages are somebody's.
resource rules 'Microsoft.Cdn/profiles/ruleSets@2024-02-01' = {
  parent: profile
  name: 'gapless'
}

resource keepAssets 'Microsoft.Cdn/profiles/ruleSets/rules@2024-02-01' = {
  parent: rules
  name: 'keepAssets'
  properties: {
    order: 1
    conditions: [
      {
        name: 'UrlFileExtension'
        parameters: {
          typeName: 'DeliveryRuleUrlFileExtensionMatchConditionParameters'
          operator: 'Equal'
          matchValues: [ 'css', 'js', 'svg', 'png', 'ico', 'woff2' ]
          transforms: [ 'Lowercase' ]
        }
      }
    ]
    actions: [
      {
        name: 'RouteConfigurationOverride'
        parameters: {
          typeName: 'DeliveryRuleRouteConfigurationOverrideActionParameters'
          cacheConfiguration: { cacheBehavior: 'HonorOrigin', queryStringCachingBehavior: 'IgnoreQueryString', isCompressionEnabled: 'Disabled' }
        }
      }
    ]
  }
}

resource everything 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-02-01' = {
  parent: endpoint
  name: 'everything'
  dependsOn: [ origin, keepAssets ]
  properties: {
    originGroup: { id: group.id }
    ruleSets: [ { id: rules.id } ]
    patternsToMatch: [ '/*' ]
    supportedProtocols: [ 'Http', 'Https' ]
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
  }
}

resource protection 'Microsoft.Cdn/profiles/securityPolicies@2024-02-01' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewall.id }
      associations: [ { domains: [ { id: endpoint.id } ], patternsToMatch: [ '/*' ] } ]
    }
  }
}

output address string = 'https://${endpoint.properties.hostName}'
